package io.anlan.replication.wiring;

import io.anlan.replication.reseed.ReseedDesk;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** The figures of reseeds as metrics, all called {@code anlan_reseed_…}. */
final class ReseedMetrics {
    private ReseedMetrics() {}

    static void bind(ReseedDesk desk, MeterRegistry registry) {
        Gauge.builder("anlan.reseed.running", desk, at -> at.running() ? 1 : 0)
                .description("1 while this process reseeds its site")
                .register(registry);
        FunctionCounter.builder("anlan.reseed.rows", desk.copied(), LongAdder::sum)
                .description("Rows copied")
                .register(registry);
        FunctionCounter.builder("anlan.reseed.failures", desk.failures(), LongAdder::sum)
                .description("Reseeds not begun, or stopped on their way")
                .register(registry);
    }
}
