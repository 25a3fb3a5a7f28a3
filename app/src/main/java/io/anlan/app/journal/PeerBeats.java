package io.anlan.app.journal;

import io.anlan.app.journal.Vouching.HeardBeat;
import io.anlan.kernel.Ticker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The last beat of each node of the peer, and when it arrived by this node's monotonic clock. */
final class PeerBeats {

    private static final long FORGOTTEN_MILLIS = 60_000;

    private final Ticker ticker;
    private final Map<String, Arrived> byNode = new ConcurrentHashMap<>();

    PeerBeats(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Takes note of a beat; true if this incarnation of the node was not met before. */
    boolean hear(Beat beat) {
        var before = byNode.put(beat.node(), new Arrived(beat, ticker.monotonicNanos()));
        byNode.values().removeIf(arrived -> ageMillis(arrived) > FORGOTTEN_MILLIS);
        return before == null || !before.beat().incarnation().equals(beat.incarnation());
    }

    List<HeardBeat> heard() {
        return byNode.values().stream()
                .map(arrived -> new HeardBeat(arrived.beat(), ageMillis(arrived)))
                .toList();
    }

    /** The youngest beat. */
    Optional<HeardBeat> latest() {
        return heard().stream().min(Comparator.comparingLong(HeardBeat::ageMillis));
    }

    /** How far the peer's database is known to have applied this one. */
    AppliedMark applied(String databaseIncarnation) {
        return heard().stream()
                .filter(heard -> heard.ageMillis() < Vouching.BEAT_MILLIS_MAX)
                .map(heard -> heard.beat().applied())
                .filter(mark -> mark.sourceIncarnation().equals(databaseIncarnation))
                .max(Comparator.comparingLong(AppliedMark::lsn))
                .orElse(AppliedMark.NONE);
    }

    private long ageMillis(Arrived arrived) {
        return TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - arrived.atNanos());
    }

    private record Arrived(Beat beat, long atNanos) {}
}
