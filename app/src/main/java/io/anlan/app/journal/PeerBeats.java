package io.anlan.app.journal;

import io.anlan.app.journal.Vouching.HeardBeat;
import io.anlan.kernel.Ticker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The last beat of each node of the peer, and when it arrived by this node's monotonic clock. A cache may tell an old beat
 * again, when nodes join or merge: only a beat whose number has risen says that its node is alive.
 */
final class PeerBeats {

    private static final Logger LOG = Logger.getLogger(PeerBeats.class);
    private static final long FORGOTTEN_MILLIS = 60_000;
    private static final int ENDED_MAX = 1_000;

    private final Ticker ticker;
    private final Map<String, Arrived> byNode = new HashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private long rewritten;
    private Set<Life> lives = Set.of();
    private volatile Set<Byte> formats = Set.of();

    PeerBeats(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Takes note of a beat; true if this life of the node was not met before. */
    synchronized boolean hear(Beat beat) {
        var arrived = byNode.get(beat.node());
        var before = arrived == null ? null : arrived.beat;
        if (ended.contains(beat.incarnation())) {
            return false;
        }
        var again = before != null && before.incarnation().equals(beat.incarnation());
        if (before != null && again) {
            if (beat.number() <= before.number()) {
                return false;
            }
            witness(before.roots(), beat);
        } else if (before != null) {
            end(before.incarnation());
        }
        keep(beat, again);
        return before == null || !Life.of(before).goesOnAs(Life.of(beat));
    }

    /** Whether this very beat was believed and no other of its node has come since. */
    synchronized boolean latest(Beat beat) {
        var arrived = byNode.get(beat.node());
        return arrived != null && arrived.beat == beat;
    }

    private void keep(Beat beat, boolean rose) {
        byNode.put(beat.node(), new Arrived(beat, ticker.monotonicNanos(), rose));
        byNode.values().removeIf(arrived -> ageMillis(arrived) > FORGOTTEN_MILLIS);
        lives = byNode.values().stream().map(arrived -> Life.of(arrived.beat)).collect(Collectors.toUnmodifiableSet());
        formats =
                byNode.values().stream().map(arrived -> arrived.beat.formats()).reduce(beat.formats(), PeerBeats::both);
    }

    private void end(String incarnation) {
        ended.add(incarnation);
        if (ended.size() > ENDED_MAX) {
            ended.remove(ended.iterator().next());
        }
    }

    private void witness(RootsHead before, Beat beat) {
        if (!before.mayBecome(beat.roots())) {
            rewritten++;
            LOG.errorf("The peer's node %s has changed roots of receipts that it had told before", beat.node());
        }
    }

    /** How often a node of the peer told another chain of receipt roots than before. */
    synchronized long rewritten() {
        return rewritten;
    }

    private static Set<Byte> both(Set<Byte> one, Set<Byte> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** The formats of entries that every node of the peer reads that was met of late, also one that may come back. */
    Set<Byte> formats() {
        return formats;
    }

    /** The lives met of late, also those that may have ended since. */
    synchronized Set<Life> lives() {
        return lives;
    }

    /** Whether every one of these lives has been heard of lately and so goes on. */
    boolean goOn(Set<Life> those) {
        var fresh = heard().stream()
                .filter(HeardBeat::fresh)
                .map(heard -> Life.of(heard.beat()))
                .toList();
        return !those.isEmpty()
                && those.stream().allMatch(life -> fresh.stream().anyMatch(life::goesOnAs));
    }

    /** The last beat of each node that is known to beat. */
    synchronized List<HeardBeat> heard() {
        return byNode.values().stream()
                .filter(Arrived::rose)
                .map(arrived -> new HeardBeat(arrived.beat, ageMillis(arrived)))
                .toList();
    }

    /** The youngest beat. */
    Optional<HeardBeat> latest() {
        return heard().stream().min(Comparator.comparingLong(HeardBeat::ageMillis));
    }

    /** How far the peer's database is known to have applied this one. */
    AppliedMark applied(String databaseIncarnation) {
        return heard().stream()
                .filter(HeardBeat::fresh)
                .map(heard -> heard.beat().applied())
                .filter(mark -> mark.sourceIncarnation().equals(databaseIncarnation))
                .max(Comparator.comparingLong(AppliedMark::lsn))
                .orElse(AppliedMark.NONE);
    }

    private long ageMillis(Arrived arrived) {
        return TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - arrived.atNanos);
    }

    /** @param rose whether it came after another beat of the same life */
    private record Arrived(Beat beat, long atNanos, boolean rose) {}
}
