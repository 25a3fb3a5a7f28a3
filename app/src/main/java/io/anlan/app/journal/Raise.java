package io.anlan.app.journal;

import io.anlan.app.journal.JournalStore.Position;
import io.anlan.app.journal.Kept.KeptEntry;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Raises batches to both sites on evidence: the peer's database says that it has applied, from this incarnation of this
 * database, everything up to a position read after the batch's commit was seen.
 */
final class Raise {

    private static final Logger LOG = Logger.getLogger(Raise.class);
    /** A database silent for longer, as a frozen one is, counts as lost. */
    private static final long SILENCE_MILLIS_MAX = 1_000;

    /** Batches remembered by name alone, at most; the database knows the rest. */
    private static final int NAMED_MAX = 5_000;

    private static final Position UNKNOWN = new Position("", 0, AppliedMark.NONE, false);

    private final SiteId site;
    private final Kept kept;
    private final PeerBeats beats;
    private final Durability durability;
    private final JournalStore store;
    private final JournalTransport transport;
    private final Ticker ticker;
    private final AtomicBoolean running = new AtomicBoolean();
    private final LongAdder raised = new LongAdder();
    private volatile Position position = UNKNOWN;
    private volatile boolean answered;
    private volatile String recovered = "";
    private volatile long askedNanos;

    Raise(
            SiteId site,
            Kept kept,
            PeerBeats beats,
            Durability durability,
            JournalStore store,
            JournalTransport transport,
            Ticker ticker) {
        this.site = site;
        this.kept = kept;
        this.beats = beats;
        this.durability = durability;
        this.store = store;
        this.transport = transport;
        this.ticker = ticker;
    }

    /** Reads where the database stands, raises what is due and writes it down; one run at a time. */
    void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        // Listed before the position is read: only then is the position behind their commits.
        var committed = kept.unplaced();
        askedNanos = ticker.monotonicNanos();
        var unused = store.position()
                .whenComplete((now, failure) -> answered = failure == null)
                .thenAccept(now -> raise(committed, now))
                .thenCompose(done -> write())
                .whenComplete((done, failure) -> {
                    running.set(false);
                    if (failure != null) {
                        LOG.debugf("The position cannot be read: %s", failure.toString());
                    }
                });
    }

    /**
     * Takes up the batches of an earlier life of this site's nodes, and those whose answer was lost on the way or did not
     * fit into memory. Some at a time: when the peer has been away for a day there are millions.
     */
    void recover() {
        // What cannot be noted now is noted in a later round.
        var rejoined = store.rejoined(site);
        if (kept.named() >= NAMED_MAX) {
            return;
        }
        var unused = store.openBatches(recovered, NAMED_MAX).whenComplete((open, failure) -> {
            if (failure == null) {
                open.stream().filter(id -> !durability.both(id)).forEach(kept::name);
                recovered = open.size() < NAMED_MAX ? "" : open.get(open.size() - 1);
            }
        });
    }

    private void raise(List<String> committed, Position now) {
        var before = position;
        position = now;
        if (before == UNKNOWN || before.incarnation().equals(now.incarnation())) {
            kept.place(committed, now.insertLsn());
        } else {
            // A database that came back is another one: positions of the former mean nothing in it.
            kept.displace();
        }
        atBoth(kept.takeApplied(
                now.incarnation(), beats.applied(now.incarnation()).within(now.insertLsn())));
    }

    /** The peer says that these are rows of its database, by whichever way they came there. */
    void drained(List<String> batchIds) {
        atBoth(kept.takeDrained(batchIds));
    }

    private void atBoth(List<KeptEntry> entries) {
        for (var entry : entries) {
            durability.batchIsBoth(entry.batchId());
            raised.increment();
            var key = entry.key();
            // What is held was forgotten when its put ended; a put that failed may have kept its copy locked then.
            if (key != null && !entry.held()) {
                transport.forgetOwn(key);
            }
        }
    }

    private CompletionStage<Void> write() {
        var pending = durability.pending();
        return pending.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : store.both(pending.batches(), pending.rows(), site).thenAccept(done -> durability.written(pending));
    }

    /** What this site's database has applied from the peer, as last read. */
    Position position() {
        return position;
    }

    /** Whether the database has answered since this node started. */
    boolean everAnswered() {
        return position != UNKNOWN;
    }

    /** Whether the database answered when it was last asked, and does not keep us waiting now. */
    boolean storeAnswers() {
        var waited = TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - askedNanos);
        return answered && !(running.get() && waited > SILENCE_MILLIS_MAX);
    }

    long raised() {
        return raised.sum();
    }
}
