package io.anlan.app.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Binds each {@link Metric} to the part that knows its value; nothing is counted twice. */
public final class Metrics {

    private final MeterRegistry registry;

    public Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** From now on the metric shows this value of this part. The registry holds parts weakly: the caller keeps them. */
    public <T> void bind(Metric metric, T part, ToDoubleFunction<T> value) {
        var unit = metric.unit().orElse(null);
        switch (metric.kind()) {
            case COUNTER -> {
                var unused = FunctionCounter.builder(metric.id(), part, value)
                        .description(metric.meaning())
                        .baseUnit(unit)
                        .register(registry);
            }
            case GAUGE -> {
                var unused = Gauge.builder(metric.id(), part, value)
                        .description(metric.meaning())
                        .baseUnit(unit)
                        .register(registry);
            }
        }
    }
}
