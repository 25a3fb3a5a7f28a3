package io.anlan.replication.link;

import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.database.Faults;
import io.anlan.replication.position.LostHoldException;
import io.anlan.replication.source.SourceDatabase;
import io.anlan.replication.source.SourceProgress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside a running engine: shows the target that the holder lives, tries parked rows, measures the lag, and ends
 * the engine when its source or target is gone and it cannot notice by itself (a silent cut).
 */
final class LinkWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LinkWatch.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** Every so many looks, which is each minute, the source may drop what of its log is no longer needed. */
    private static final int LOOKS_TO_RELEASE = 30;

    private final Link link;
    private final KeptSession source;
    private final Transport transport;
    private final LinkCounters counters;
    private final Ticker ticker;
    private final Capture capture;
    private final LinkTimes times;
    private final WalWatch wal;
    private final ReaderSeen reader;
    private int looks;
    private long rowsSeen;
    private long rowsSeenNanos;
    private List<ScheduledFuture<?>> tasks = List.of();
    private volatile @Nullable String verdict;
    private volatile boolean lostHold;

    LinkWatch(
            Link link,
            SourceDatabase database,
            Transport transport,
            LinkCounters counters,
            Ticker ticker,
            Capture capture,
            LinkTimes times,
            WalWatch wal) {
        this.link = link;
        this.source = new KeptSession(database, link.name());
        this.transport = transport;
        this.counters = counters;
        this.ticker = ticker;
        this.capture = capture;
        this.times = times;
        this.wal = wal;
        this.reader = new ReaderSeen(times.sourceSilenceMax());
        this.rowsSeen = counters.rowsApplied().sum();
        this.rowsSeenNanos = ticker.monotonicNanos();
    }

    void start(ScheduledExecutorService clock) {
        counters.lastEventNanos().set(ticker.monotonicNanos());
        tasks = List.of(
                every(clock, times.tick(), this::tick),
                every(clock, LOOK, this::look),
                every(clock, times.parkedRetry(), this::heal));
    }

    /** Why this watch ended the engine; null if it did not. */
    @Nullable
    String verdict() {
        return verdict;
    }

    /** Whether it ended the engine because another replicator has the link. */
    boolean lostHold() {
        return lostHold;
    }

    private static ScheduledFuture<?> every(ScheduledExecutorService clock, Duration pause, Runnable task) {
        return clock.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            transport.tick(times.tick().toNanos());
        } catch (SQLException | RuntimeException failure) {
            endFor(failure);
        }
    }

    private void heal() {
        try {
            if (counters.parked().get() > 0) {
                int healed = transport.retryParked();
                LOG.info(() -> "Link " + link.name() + ": " + healed + " parked rows healed");
            }
        } catch (SQLException | RuntimeException failure) {
            endFor(failure);
        }
    }

    private void endFor(Exception failure) {
        lostHold = lostHold || Faults.causedBy(failure, LostHoldException.class);
        end("the target is gone: " + Faults.describe(failure));
    }

    private void look() {
        measureRate();
        long silentNanos = ticker.monotonicNanos() - counters.lastEventNanos().get();
        boolean silent = silentNanos > times.sourceSilenceMax().toNanos();
        try {
            SourceProgress progress = source.get().progress(link.slot(), transport.resume());
            counters.lagBytes().set(progress.lagBytes());
            wal.look(source.get());
            if (progress.lagBytes() == 0) {
                // Nothing is older than now when there is nothing more to tell.
                counters.lagMillis().set(0);
            }
            if (reader.gone(progress.read(), Duration.ofNanos(silentNanos))) {
                end("the source no longer sees this reader");
            }
            if (++looks % LOOKS_TO_RELEASE == 0) {
                source.get().release(transport.resume());
            }
        } catch (SQLException | RuntimeException failure) {
            source.drop();
            if (silent) {
                end("the source is out of reach: " + Faults.describe(failure));
            }
        }
    }

    private void measureRate() {
        long rows = counters.rowsApplied().sum();
        long nanos = ticker.monotonicNanos();
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos - rowsSeenNanos);
        if (millis > 0) {
            counters.rowsPerSecond().set((rows - rowsSeen) * 1_000 / millis);
            rowsSeen = rows;
            rowsSeenNanos = nanos;
        }
    }

    private void end(String reason) {
        if (verdict == null) {
            verdict = reason;
            capture.stop();
        }
    }

    @Override
    public void close() {
        tasks.forEach(task -> LOG.log(Level.FINEST, "cancelled: {0}", task.cancel(false)));
        source.close();
    }
}
