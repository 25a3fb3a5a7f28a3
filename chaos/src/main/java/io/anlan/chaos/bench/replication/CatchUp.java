package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Lets a carrier go that was held back and takes the time from the first waiting row at the target to the last. How long it
 * took to begin is told apart: it is the same however many rows wait.
 */
record CatchUp(Carrier carrier, MadeRows rows, Ticker ticker) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(2);

    /** What it came to; CPU in microseconds by process. */
    record Result(long rows, double seconds, double beginSeconds, Map<String, Long> cpuMicros) {
        double perSecond() {
            return rows / seconds;
        }
    }

    /** Carries the rows of these numbers; those before are at the target already. */
    Result run(long first, long last) throws IOException, SQLException, InterruptedException {
        try (MadeTable target = MadeTable.at(carrier.to(), rows)) {
            CpuMeter meter = carrier.meter();
            long gone = ticker.monotonicNanos();
            carrier.go();
            await(target, first);
            long begun = ticker.monotonicNanos();
            Map<String, Long> before = meter.read();
            await(target, last);
            long ended = ticker.monotonicNanos();
            Map<String, Long> spent = meter.since(before);
            carrier.hold();
            mustHave(target, last);
            return new Result(last - first + 1, (ended - begun) / 1e9, (begun - gone) / 1e9, spent);
        }
    }

    private static void await(MadeTable target, long number) {
        Await.that("row " + number + " has arrived", LIMIT).every(LOOK).untilItHolds(() -> target.has(number));
    }

    /** The last row seen is not every row seen. */
    private static void mustHave(MadeTable target, long expected) throws SQLException {
        long there = target.count();
        if (there != expected) {
            throw new IllegalStateException(there + " rows arrived instead of " + expected);
        }
    }
}
