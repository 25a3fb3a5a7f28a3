package io.anlan.replication.apply;

import io.anlan.replication.position.ResumePoint;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the reader read on while the target writes. A few batches wait here at most; they are not confirmed to the source, for
 * that follows what the target has committed.
 */
final class ReadingAhead implements Transport {
    private static final Logger LOG = Logger.getLogger(ReadingAhead.class.getName());
    private static final int BATCHES_MAX = 2;
    private static final long LOOK_MILLIS = 100;
    /** A target that hangs for longer loses its session; what it had not committed is read again. */
    private static final Duration END = Duration.ofSeconds(15);

    private static final List<SourceEvent> LAST = new ArrayList<>();

    private final Transport applier;
    private final BlockingQueue<List<SourceEvent>> waiting = new ArrayBlockingQueue<>(BATCHES_MAX);
    private final Thread thread;
    private volatile @Nullable SQLException refused;
    private volatile @Nullable RuntimeException broken;

    ReadingAhead(Transport applier, String link) {
        this.applier = applier;
        this.thread = new Thread(this::apply, "apply " + link);
        thread.setDaemon(true);
    }

    @Override
    public void begin() throws SQLException {
        applier.begin();
        thread.start();
    }

    @Override
    public void accept(List<SourceEvent> events) throws SQLException {
        do {
            mustGoOn();
        } while (!offered(events));
    }

    private boolean offered(List<SourceEvent> events) {
        try {
            return waiting.offer(events, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the reader ends while the target writes", e);
        }
    }

    private void apply() {
        try {
            for (List<SourceEvent> next = waiting.take(); next != LAST; next = waiting.take()) {
                applier.accept(next);
            }
        } catch (SQLException failure) {
            refused = failure;
        } catch (RuntimeException failure) {
            broken = failure;
        } catch (Error failure) {
            // Nobody would apply any more, and the reader would wait for it for ever.
            broken = new IllegalStateException(
                    "the applier has ended: " + failure.getClass().getSimpleName(), failure);
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void mustGoOn() throws SQLException {
        SQLException refusal = refused;
        if (refusal != null) {
            throw refusal;
        }
        RuntimeException failure = broken;
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public ResumePoint resume() {
        return applier.resume();
    }

    @Override
    public List<String> definitions() throws SQLException {
        return applier.definitions();
    }

    @Override
    public void define(String line) throws SQLException {
        applier.define(line);
    }

    @Override
    public void tick(long idleNanos) throws SQLException {
        mustGoOn();
        applier.tick(idleNanos);
    }

    @Override
    public int retryParked() throws SQLException {
        return applier.retryParked();
    }

    /** Returns when what was taken is in the target, unless that has failed or hangs. */
    @Override
    public void close() {
        try {
            boolean told = false;
            for (long left = END.toMillis(); left > 0 && !told && thread.isAlive(); left -= LOOK_MILLIS) {
                told = waiting.offer(LAST, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warning(() -> thread.getName() + " hangs and is left to its session's end");
        }
        applier.close();
    }
}
