package io.anlan.replication.wiring;

import io.anlan.kernel.Ticker;
import io.anlan.replication.database.Faults;
import io.anlan.replication.retention.RetentionSweep;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sweeps both databases of the site from time to time. */
final class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class.getName());

    private final Map<String, RetentionSweep> sweeps;
    private final Ticker ticker;
    private final MeterRegistry registry;

    Retention(Map<String, RetentionSweep> sweeps, Ticker ticker, MeterRegistry registry) {
        this.sweeps = Map.copyOf(sweeps);
        this.ticker = ticker;
        this.registry = registry;
    }

    void run() {
        sweeps.forEach(this::sweep);
    }

    private void sweep(String database, RetentionSweep sweep) {
        try {
            long deleted = sweep.run(ticker.wallMicros());
            counter(database).increment(deleted);
            if (deleted > 0) {
                LOG.info(() -> "Retention deleted " + deleted + " rows from " + database);
            }
        } catch (SQLException | RuntimeException failure) {
            // What is past stays refused by every guard; the next sweep deletes it.
            LOG.log(Level.FINE, "Retention at " + database + ": " + Faults.describe(failure));
        }
    }

    private Counter counter(String database) {
        return Counter.builder("anlan.retention.deleted.rows")
                .description("Rows deleted because their time was over")
                .tag("database", database)
                .register(registry);
    }
}
