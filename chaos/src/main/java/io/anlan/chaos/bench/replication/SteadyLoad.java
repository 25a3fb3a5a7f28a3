package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.chaos.load.Latencies;
import io.anlan.kernel.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Commits single rows at an even pace and looks for each at the target: the time from the commit's return to the moment
 * another session sees the row there.
 */
final class SteadyLoad {
    static final int ROWS_PER_SECOND = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_NANOS = 200_000;
    private static final long HIGHEST_MICROS = 60_000_000;

    private final Carrier carrier;
    private final MadeRows rows;
    private final Ticker ticker;
    private long next = 1;

    /** A row that was committed, and when. */
    private record Committed(long number, long nanos) {}

    /** What it came to; CPU in microseconds by process. */
    record Result(long rows, double seconds, Latencies latencies, Map<String, Long> cpuMicros) {}

    SteadyLoad(Carrier carrier, MadeRows rows, Ticker ticker) {
        this.carrier = carrier;
        this.rows = rows;
        this.ticker = ticker;
    }

    /** Runs for a time; ends when the last row was seen. */
    Result run(Duration time) throws InterruptedException, ExecutionException {
        long count = time.toSeconds() * ROWS_PER_SECOND;
        BlockingQueue<Committed> committed = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CpuMeter meter = carrier.meter();
            Map<String, Long> before = meter.read();
            long begun = ticker.monotonicNanos();
            Future<Histogram> seen = threads.submit((Callable<Histogram>) () -> look(committed, count));
            Future<?> written = threads.submit((Callable<Void>) () -> write(committed, count));
            written.get();
            Histogram micros = seen.get();
            double seconds = (ticker.monotonicNanos() - begun) / 1e9;
            return new Result(count, seconds, Latencies.of(micros), meter.since(before));
        } finally {
            threads.shutdownNow();
        }
    }

    private Void write(BlockingQueue<Committed> committed, long count) throws SQLException {
        long pause = TimeUnit.SECONDS.toNanos(1) / ROWS_PER_SECOND;
        try (Connection connection = carrier.from().connect();
                PreparedStatement insert = connection.prepareStatement(rows.insertOne())) {
            long due = ticker.monotonicNanos();
            for (long i = 0; i < count; i++, due += pause) {
                LockSupport.parkNanos(due - ticker.monotonicNanos());
                long number = next++;
                insert.setLong(1, number);
                int made = insert.executeUpdate();
                if (made != 1) {
                    throw new SQLException("row " + number + " was not made");
                }
                committed.add(new Committed(number, ticker.monotonicNanos()));
            }
            return null;
        }
    }

    private Histogram look(BlockingQueue<Committed> committed, long count) throws SQLException, InterruptedException {
        Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        try (MadeTable target = MadeTable.at(carrier.to(), rows)) {
            for (long i = 0; i < count; i++) {
                Committed row = committed.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (row == null) {
                    throw new IllegalStateException("the source takes no more rows");
                }
                micros.recordValue(Math.min(HIGHEST_MICROS, (awaited(target, row) - row.nanos()) / 1_000));
            }
        }
        return micros;
    }

    private long awaited(MadeTable target, Committed row) throws SQLException {
        while (!target.has(row.number())) {
            if (ticker.monotonicNanos() - row.nanos() > PATIENCE.toNanos()) {
                throw new IllegalStateException("row " + row.number() + " does not arrive");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return ticker.monotonicNanos();
    }
}
