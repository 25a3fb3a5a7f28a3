package io.anlan.app.quota;

/** Whether what was stored under a right may be answered; judged when the put has returned, right before the answer. */
public final class Judging {

    private Judging() {}

    /**
     * @param epoch under which the row was written
     * @param now the epoch of that right held at this moment
     * @param bothSites whether the peer holds the row
     * @param aloneBefore the epoch of the right to be alone when the row was written
     * @param aloneNow the same at this moment
     */
    public static Verdict judge(long epoch, long now, boolean bothSites, long aloneBefore, long aloneNow) {
        if (epoch == 0 || now != epoch) {
            return Verdict.TOO_LATE;
        }
        if (bothSites) {
            return Verdict.BOTH_SITES;
        }
        return aloneNow != 0 && aloneNow == aloneBefore ? Verdict.ONE_SITE : Verdict.NOT_HELD;
    }

    /** What may be said. */
    public enum Verdict {
        /** Both sites have it. */
        BOTH_SITES,
        /** This site has it and is alone by right. */
        ONE_SITE,
        /** The peer does not hold it yet: in doubt. */
        NOT_HELD,
        /** The right ran out under way: in doubt, and perhaps void. */
        TOO_LATE
    }
}
