package io.anlan.replication.wiring;

import io.anlan.replication.backup.BackupFigures;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** The figures of backups as metrics, all called {@code anlan_backup_…}. */
final class BackupMetrics {
    private BackupMetrics() {}

    static void bind(ChangesFigures changes, MeterRegistry registry) {
        Gauge.builder("anlan.backup.changes.age.seconds", changes, ChangesFigures::ageSeconds)
                .description("What a loss of the site now would cost; NaN while nothing is recorded")
                .register(registry);
        Gauge.builder("anlan.backup.changes.kept.bytes", changes, ChangesFigures::keptBytes)
                .description("Log the registration store keeps for the next segment")
                .register(registry);
        Gauge.builder("anlan.backup.changes.recording", changes, c -> c.recording() ? 1 : 0)
                .description("1 while segments follow each other without a gap")
                .register(registry);
        Gauge.builder("anlan.backup.changes.copied", changes, c -> c.copied() ? 1 : 0)
                .description("1 while all segments are in the second store")
                .register(registry);
        FunctionCounter.builder("anlan.backup.changes.segments", changes.segments(), LongAdder::sum)
                .description("Segments written")
                .register(registry);
        FunctionCounter.builder("anlan.backup.changes.failures", changes.failures(), LongAdder::sum)
                .description("Segments that were not written")
                .register(registry);
    }

    static void bind(BackupFigures figures, MeterRegistry registry) {
        for (SiteStore store : SiteStore.values()) {
            Gauge.builder("anlan.backup.age.seconds", figures, f -> f.ageSeconds(store))
                    .description("Age of the newest good backup; NaN while there is none")
                    .tag("store", store.word())
                    .register(registry);
            Gauge.builder("anlan.backup.bytes", figures, f -> f.bytes(store))
                    .description("Size of the newest good backup")
                    .tag("store", store.word())
                    .register(registry);
        }
        Gauge.builder("anlan.backup.seconds", figures, BackupFigures::seconds)
                .description("How long the last backup of both databases took")
                .register(registry);
        FunctionCounter.builder("anlan.backup.failures", figures.failures(), LongAdder::sum)
                .description("Backups, trials and restores that failed")
                .register(registry);
    }
}
