package io.anlan.app.registration;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What the writer has counted since the node started; read by the metrics, added to on the hot path. */
public final class RegistrationCount {

    private final LongAdder batches = new LongAdder();
    private final LongAdder tried = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder answeredFromJournal = new LongAdder();
    private final LongAdder refusedByQueue = new LongAdder();
    private final Map<StoreTrouble, LongAdder> troubles = new EnumMap<>(StoreTrouble.class);

    public RegistrationCount() {
        for (var trouble : StoreTrouble.values()) {
            troubles.put(trouble, new LongAdder());
        }
    }

    void batch(int size) {
        batches.increment();
        tried.add(size);
    }

    void stored(int rows) {
        stored.add(rows);
    }

    void answeredFromJournal(int requests) {
        answeredFromJournal.add(requests);
    }

    void refuseByQueue() {
        refusedByQueue.increment();
    }

    void trouble(StoreTrouble trouble) {
        of(trouble).increment();
    }

    /** Batches sent to the database. */
    public long batches() {
        return batches.sum();
    }

    /** Rows in those batches. */
    public long tried() {
        return tried.sum();
    }

    /** Rows this node stored. */
    public long stored() {
        return stored.sum();
    }

    /** Requests answered by what the peer had put into the journal. */
    public long answeredFromJournal() {
        return answeredFromJournal.sum();
    }

    /** Requests refused because too many were waiting. */
    public long refusedByQueue() {
        return refusedByQueue.sum();
    }

    /** Batches that met this trouble. */
    public long troubles(StoreTrouble trouble) {
        return of(trouble).sum();
    }

    private LongAdder of(StoreTrouble trouble) {
        return Objects.requireNonNull(troubles.get(trouble));
    }
}
