package io.anlan.replication.wiring;

import io.anlan.replication.reconcile.FindingKind;
import io.anlan.replication.reconcile.run.ReconcileCounters;
import io.anlan.replication.reconcile.run.RunState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The figures of comparisons as metrics, all called {@code anlan_reconcile_…}. */
final class ReconcileMetrics {
    private ReconcileMetrics() {}

    static void bind(ReconcileCounters counters, MeterRegistry registry) {
        FunctionCounter.builder("anlan.reconcile.rows", counters.rows(), LongAdder::sum)
                .description("Rows compared, once for each pair of databases")
                .register(registry);
        FunctionCounter.builder("anlan.reconcile.mended", counters.mended(), LongAdder::sum)
                .description("Rows mended")
                .register(registry);
        for (FindingKind kind : FindingKind.values()) {
            FunctionCounter.builder("anlan.reconcile.found", counters.found(kind), LongAdder::sum)
                    .description("Differences found")
                    .tag("kind", kind.name())
                    .register(registry);
        }
        for (RunState state : RunState.values()) {
            if (state != RunState.RUNNING) {
                FunctionCounter.builder("anlan.reconcile.runs", counters.runs(state), LongAdder::sum)
                        .description("Comparisons ended")
                        .tag("result", state.name())
                        .register(registry);
            }
        }
        Gauge.builder("anlan.reconcile.standing", counters.standing(), AtomicLong::get)
                .description("Differences the last whole comparison could not mend")
                .register(registry);
    }
}
