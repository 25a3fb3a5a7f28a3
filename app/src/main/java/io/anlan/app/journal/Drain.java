package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.journal.Inbound.Received;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * Makes rows of what the peer wrote and the link did not bring. It runs at every site all the time: failover is nothing to
 * do. The link coming later is absorbed.
 */
final class Drain {

    /** So long the link has time to bring the rows; not at all once the peer has left the view. */
    static final long PATIENCE_MILLIS = 2_000;

    /** With more than this in memory the link is not waited for: half of what makes this site stop vouching. */
    static final long BYTES_PATIENT_MAX = Vouching.HELD_BYTES_MAX / 2;

    private static final int ENTRIES_MAX = 64;
    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Inbound inbound;
    private final JournalStore store;
    private final JournalTransport transport;
    private final Drained drained;
    private final AtomicBoolean running = new AtomicBoolean();
    private final LongAdder inserted = new LongAdder();
    private volatile boolean leaving;

    Drain(Inbound inbound, JournalStore store, JournalTransport transport, Drained drained) {
        this.inbound = inbound;
        this.store = store;
        this.transport = transport;
        this.drained = drained;
    }

    /** Drains what is due; one run at a time. */
    void run() {
        var patience = transport.peerInView() && !leaving && inbound.bytes() < BYTES_PATIENT_MAX ? PATIENCE_MILLIS : 0;
        var due = inbound.olderThan(patience, ENTRIES_MAX);
        if (due.isEmpty() || !running.compareAndSet(false, true)) {
            return;
        }
        var unused = drain(due).whenComplete((done, failure) -> {
            running.set(false);
            if (failure != null) {
                // The entries stay; their age is in the beat, and the peer stops believing in this site.
                LOG.warnf("Draining %d journal entries failed and is tried again: %s", due.size(), failure.toString());
            } else if (due.size() == ENTRIES_MAX) {
                run();
            }
        });
    }

    /** From now on nothing is left to the link: this node's memory is about to end. */
    void leave() {
        leaving = true;
    }

    private CompletionStage<Void> drain(List<Received> due) {
        var acceptances = due.stream()
                .flatMap(received -> received.entry().acceptances().stream())
                .distinct()
                .toList();
        return store.missing(acceptances)
                .thenCompose(missing -> insert(due, missing))
                .thenAccept(done -> due.forEach(this::forget));
    }

    private CompletionStage<Void> insert(List<Received> due, List<Acceptance> missing) {
        var rows = due.stream()
                .flatMap(received -> received.entry().rows().stream())
                .toList();
        if (missing.isEmpty() && rows.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        inserted.add(missing.size());
        if (!missing.isEmpty()) {
            LOG.infof("Draining inserts %d rows that the link has not brought", missing.size());
        }
        var persons = new HashSet<>(missing.stream().map(Acceptance::personKey).toList());
        var vault = due.stream()
                .map(Received::entry)
                .flatMap(entry -> entry.vault().stream()
                        .filter(row -> !entry.rows().isEmpty() || persons.contains(row.personKey())))
                .toList();
        var sorted = missing.stream()
                .sorted(Comparator.<Acceptance, AcceptanceKey>comparing(Acceptance::key))
                .toList();
        return store.insert(sorted, vault, rows);
    }

    private void forget(Received received) {
        inbound.remove(received);
        transport.forgetInbound(received.key());
        drained.add(received.entry().batchId());
    }

    /** Rows inserted because the link had not brought them. */
    long inserted() {
        return inserted.sum();
    }
}
