package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database knows of a campaign's quota, read while the campaign's gate is locked: nobody writes to it
 * meanwhile but the
 * links, which only add.
 *
 * @param database which database this is
 * @param whole whether the database is not being filled from elsewhere
 * @param gate what this very database has opened; null if it may not speak for its site
 * @param notices all of them
 * @param tallies of the rows here
 * @param untaken seats on their way from one share to the other
 * @param due holds whose time is over, and surplus ones, as far as one round takes them on
 */
public record Facts(
        Quota quota,
        String database,
        boolean whole,
        @Nullable Gate gate,
        List<Notice> notices,
        Tallies tallies,
        Map<SiteId, Share> shares,
        List<Move> untaken,
        List<Due> due) {

    /**
     * The epochs of the shares that this database opened last; 0 for none. Local: a database that was restored or
     * filled anew
     * has none and owns nothing.
     */
    public record Gate(long own, long peers) {

        /** The epoch of a share. */
        public long of(SiteId here, SiteId share) {
            return here == share ? own : peers;
        }
    }

    /**
     * @param free seats that may be given; never below 0
     * @param high the highest serial that counts
     * @param holes the serials below that which do not count or are not here
     */
    public record Share(long free, long high, Serials holes) {

        /** A share that nothing is known of. */
        public static final Share NONE = new Share(0, 0, Serials.NONE);
    }

    /** Seats on their way. */
    public record Move(Seat seat, SiteId to, long seats) {}

    /** A hold that is to be ended. */
    public record Due(Seat seat, Ending ending) {}

    /** Of all rows here. */
    public Tally tally() {
        return tallies.all();
    }

    /**
     * Whether nobody can have given anything yet. Questions about an epoch say nothing of that: the peer may have asked
     * before this database came to look at the campaign, and no share is opened without an answer.
     */
    boolean fresh() {
        return tally().equals(Tally.NONE)
                && notices.stream().allMatch(notice -> notice.kind() == NoticeKind.ASKED && notice.epoch() != 0);
    }

    boolean said(SiteId share, long epoch, SiteId by, NoticeKind kind, String about) {
        return notices.stream()
                .anyMatch(notice -> notice.share() == share
                        && notice.epoch() == epoch
                        && notice.by() == by
                        && notice.kind() == kind
                        && notice.about().equals(about));
    }

    /** Whether an epoch of this share is over as far as this database has heard: nothing may be written under it. */
    public boolean over(SiteId share, long epoch) {
        return notices.stream().anyMatch(notice -> notice.share() == share && notice.epoch() > epoch);
    }

    /** What a share has. */
    public Share share(SiteId site) {
        var share = shares.get(site);
        return share == null ? Share.NONE : share;
    }
}
