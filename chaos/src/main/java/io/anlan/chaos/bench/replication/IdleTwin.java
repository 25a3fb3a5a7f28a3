package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What the parts of a twin cost that has nothing to do, in percent of one core. */
final class IdleTwin {
    private final Ticker ticker;

    IdleTwin(Ticker ticker) {
        this.ticker = ticker;
    }

    Map<String, Double> measure(CpuMeter meter, Duration settle, Duration time) {
        pass(settle);
        Map<String, Long> before = meter.read();
        long begun = ticker.monotonicNanos();
        pass(time);
        double seconds = (ticker.monotonicNanos() - begun) / 1e9;
        Map<String, Double> percent = new LinkedHashMap<>();
        meter.since(before).forEach((name, micros) -> percent.put(name, micros / 1e4 / seconds));
        return percent;
    }

    /** Lets time pass: here it is what is measured. */
    private void pass(Duration time) {
        long until = ticker.monotonicNanos() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - ticker.monotonicNanos()) {
            LockSupport.parkNanos(left);
        }
    }
}
