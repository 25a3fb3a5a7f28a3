package io.anlan.replication.backup;

import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.format.Manifest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What is counted about backups. */
public final class BackupFigures {
    private final Ticker ticker;
    private final Map<SiteStore, AtomicLong> takenMicros = new EnumMap<>(SiteStore.class);
    private final Map<SiteStore, AtomicLong> bytes = new EnumMap<>(SiteStore.class);
    private final AtomicLong millis = new AtomicLong();
    private final LongAdder failures = new LongAdder();

    public BackupFigures(Ticker ticker) {
        this.ticker = ticker;
        for (SiteStore store : SiteStore.values()) {
            takenMicros.put(store, new AtomicLong());
            bytes.put(store, new AtomicLong());
        }
    }

    /** Age of the newest good backup in seconds; NaN while none is known. */
    public double ageSeconds(SiteStore store) {
        long taken = Objects.requireNonNull(takenMicros.get(store)).get();
        return taken == 0 ? Double.NaN : Math.max(0, ticker.wallMicros() - taken) / 1e6;
    }

    /** Bytes of the newest good backup. */
    public long bytes(SiteStore store) {
        return Objects.requireNonNull(bytes.get(store)).get();
    }

    /** How long the last backup of both databases took. */
    public double seconds() {
        return millis.get() / 1e3;
    }

    /** Backups, trials and restores that failed. */
    public LongAdder failures() {
        return failures;
    }

    /** Notes a backup that is there. */
    public void known(Manifest manifest) {
        for (SiteStore store : SiteStore.values()) {
            if (store.word().equals(manifest.source().store())) {
                Objects.requireNonNull(takenMicros.get(store))
                        .accumulateAndGet(manifest.point().micros(), Math::max);
                Objects.requireNonNull(bytes.get(store)).set(manifest.bytes());
            }
        }
    }

    void saved(List<Manifest> manifests, long tookMillis) {
        manifests.forEach(this::known);
        millis.set(tookMillis);
    }

    void failed() {
        failures.increment();
    }
}
