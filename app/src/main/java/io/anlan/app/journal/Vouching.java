package io.anlan.app.journal;

import java.util.Collection;

/**
 * Whether the peer vouches that it can make rows of what it is given. Pure: what was heard goes in, a verdict comes out.
 * Every doubt errs to no.
 */
final class Vouching {

    /** A beat older than this says nothing. */
    static final long BEAT_MILLIS_MAX = 2_000;

    /** An entry undrained for longer says that the peer's database does not take rows. */
    static final long UNDRAINED_MILLIS_MAX = 5_000;

    /**
     * More than this held in memory says that the peer falls behind. An entry unpacked takes four times its bytes: so this
     * is a quarter of a node's heap, and a peer that is told to hold more answers nobody any longer.
     */
    static final long HELD_BYTES_MAX = 10L << 20;

    private Vouching() {}

    /**
     * Yes if at least one node of the peer that was heard of late serves and is well, and none heard of late is sick. Each of
     * them holds every entry, so one that serves is enough; one that starts or leaves in order says nothing against it.
     */
    static boolean vouches(Collection<HeardBeat> heard, byte format) {
        var fresh = heard.stream().filter(HeardBeat::fresh).map(HeardBeat::beat).toList();
        return fresh.stream().anyMatch(beat -> well(beat, format))
                && fresh.stream().noneMatch(beat -> sick(beat, format));
    }

    /** Whether a node that says this of itself can make rows of what it is given. */
    static boolean well(Beat beat, byte format) {
        return beat.state() == SiteState.SERVING && !sick(beat, format);
    }

    /** Whether it could not make rows of what it may hold alone, in whatever state it is. */
    private static boolean sick(Beat beat, byte format) {
        return beat.state() == SiteState.STORE_LOST
                || beat.state() == SiteState.UNKNOWN
                || beat.oldestUndrainedMillis() > UNDRAINED_MILLIS_MAX
                || beat.bytesHeld() > HELD_BYTES_MAX
                || !beat.formats().contains(format);
    }

    /** A beat and how long ago it arrived, by this node's monotonic clock. */
    record HeardBeat(Beat beat, long ageMillis) {

        boolean fresh() {
            return ageMillis < BEAT_MILLIS_MAX;
        }
    }
}
