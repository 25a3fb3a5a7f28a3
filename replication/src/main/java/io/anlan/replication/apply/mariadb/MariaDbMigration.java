package io.anlan.replication.apply.mariadb;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** Brings a platform store's tables to this version. The replicator does it: no node opens MariaDB. */
public final class MariaDbMigration {
    private static final Logger LOG = Logger.getLogger(MariaDbMigration.class.getName());

    private final MariaDbAddress address;
    private final StampTriggers triggers;

    /** The site's number goes into what other agencies' rows are stamped with. */
    public MariaDbMigration(MariaDbAddress address, SiteId site, TableCatalog catalog) {
        this.address = address;
        this.triggers = new StampTriggers(address, site.platformWriter(), catalog);
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
            LOG.info(() -> "Platform store migrated by " + steps + " steps");
        }
        triggers.make();
    }
}
