package io.anlan.replication.apply.mariadb;

import org.flywaydb.core.Flyway;

/** Brings a platform store's tables to this version. The replicator does it: no node opens MariaDB. */
public final class MariaDbMigration {
    private final MariaDbAddress address;

    public MariaDbMigration(MariaDbAddress address) {
        this.address = address;
    }

    /** Migrates; doing it again changes nothing, and Flyway's own lock makes two replicators take turns. */
    public void run() {
        int steps = Flyway.configure(MariaDbMigration.class.getClassLoader())
                .dataSource(
                        address.url(),
                        address.address().user(),
                        address.address().password())
                .locations("classpath:db/mariadb")
                .connectRetries(0)
                .load()
                .migrate()
                .migrationsExecuted;
        if (steps > 0) {
            java.util.logging.Logger.getLogger(MariaDbMigration.class.getName())
                    .info(() -> "Platform store migrated by " + steps + " steps");
        }
    }
}
