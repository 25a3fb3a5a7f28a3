package io.anlan.chaos.bench.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one episode showed; a line of the results file. Times in milliseconds, -1 where there was none.
 *
 * @param driver how the sites were cut, if they were
 * @param strikeMillis how long the harness took to do the fault; the gap is counted from before
 * @param withRetryFailures taps without an acknowledgement within three seconds, and what became of them
 * @param gapMillis from the fault to the end of the last 100 ms with a tap that had no definite answer within 1 s
 * @param firstSendGapMillis the same, but for each client's first sending alone: a refused connection counts
 * @param badWhileBack taps without a definite answer within 1 s, due after the fault was undone
 * @param downMillis from the fault until an edge that lives sent nobody there any more
 * @param backMillis from undoing it until that edge sent citizens there again
 * @param harnessGapMillis longest time this machine did not run a thread of the harness that was due
 * @param lateMillis how late the harness was with a tap at worst
 * @param lost acknowledged registrations missing in one of the four databases
 * @param countedTwice persons of whom not exactly one acceptance counts, and rows nobody asked for
 * @param agreed the four databases agreed in the end, and every tap came to something
 * @param gone where no edge can tell: the process that was struck was seen to be gone
 */
public record Episode(
        String fault,
        int number,
        String site,
        String driver,
        long startedAtMillis,
        int nodesPerSite,
        int perSecond,
        int taps,
        int acknowledged,
        long strikeMillis,
        int withRetryFailures,
        Map<String, Integer> failures,
        long gapMillis,
        int bad,
        long firstSendGapMillis,
        int badFirstSends,
        int badWhileBack,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        long downMillis,
        long backMillis,
        long harnessGapMillis,
        long lateMillis,
        int lost,
        int countedTwice,
        boolean agreed,
        boolean gone) {

    /** The fault was seen to take hold: by an edge that lives, or by the process itself where none can tell. */
    public boolean bit() {
        return downMillis >= 0 || gone;
    }

    /** What was struck was seen to be back, as far as an edge can tell. */
    public boolean cameBack() {
        return downMillis < 0 || backMillis >= 0;
    }

    /** Its times say how long citizens noticed a fault; without a fault, or with databases that never agreed, they say nothing. */
    public boolean counts() {
        return bit() && agreed;
    }

    /** Why it does not count or does not hold; empty when all is well. */
    public List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        flaw(flaws, !bit(), "nobody saw the fault");
        flaw(flaws, !agreed, "the databases never agreed, or a tap came to nothing");
        flaw(flaws, !cameBack(), "never seen back");
        flaw(flaws, withRetryFailures > 0, withRetryFailures + " taps without an acknowledgement");
        flaw(flaws, lost > 0, lost + " lost");
        flaw(flaws, countedTwice > 0, countedTwice + " counted twice or invented");
        return flaws;
    }

    private static void flaw(List<String> flaws, boolean so, String says) {
        if (so) {
            flaws.add(says);
        }
    }
}
