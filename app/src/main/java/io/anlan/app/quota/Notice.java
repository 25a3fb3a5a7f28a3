package io.anlan.app.quota;

import io.anlan.kernel.SiteId;

/**
 * What a site's database says about an epoch of a share; one row, never changed.
 *
 * @param by the site that says it
 * @param about the quota row it was said of and the life that asked, see {@link #about(Quota, String)}
 * @param tally of a statement: how many rows were there; zeros otherwise
 * @param given of an opening: the highest serial that counts; 0 otherwise
 * @param free of an opening: the seats that the share then had to give; 0 otherwise
 * @param holes of an opening: the serials up to that which do not count
 */
public record Notice(
        SiteId share,
        long epoch,
        SiteId by,
        NoticeKind kind,
        String about,
        Tally tally,
        long given,
        long free,
        Serials holes) {

    /**
     * Two sites may have made a campaign at once, and a node that has just started has lost what the peer put into
     * its memory:
     * so a question names the quota row and the life of who asks, and the answer repeats it.
     */
    static String about(Quota quota, String life) {
        return quota.hash() + "/" + life;
    }

    static Notice asked(SiteId share, long epoch, SiteId by, String about) {
        return new Notice(share, epoch, by, NoticeKind.ASKED, about, Tally.NONE, 0, 0, Serials.NONE);
    }

    public static Notice stated(SiteId share, long epoch, SiteId by, String about, Tally tally) {
        return new Notice(share, epoch, by, NoticeKind.STATED, about, tally, 0, 0, Serials.NONE);
    }

    static Notice opened(SiteId share, long epoch, SiteId by, String about, Facts.Share counted) {
        return new Notice(
                share,
                epoch,
                by,
                NoticeKind.OPENED,
                about,
                Tally.NONE,
                counted.high(),
                counted.free(),
                counted.holes());
    }

    /** Whether this opening leaves an entry of an earlier epoch out. */
    public boolean voids(Seat seat) {
        return kind == NoticeKind.OPENED
                && share == seat.share()
                && seat.epoch() < epoch
                && (seat.serial() > given || holes.contains(seat.serial()));
    }
}
