package io.anlan.replication.backup;

import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.util.List;
import java.util.Set;

/** The two databases of a site, by what they are for. */
public enum SiteStore {
    /** The PostgreSQL that the nodes write. */
    REGISTRATION("registration", Engine.POSTGRESQL),
    /** The MariaDB that other systems read and write. */
    PLATFORM("platform", Engine.MARIADB);

    private final String word;
    private final Engine engine;

    SiteStore(String word, Engine engine) {
        this.word = word;
        this.engine = engine;
    }

    /** As it is called in names, addresses and metrics. */
    public String word() {
        return word;
    }

    public Engine engine() {
        return engine;
    }

    /** The replicated tables it holds. */
    public List<TableDescription> tables(TableCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> this == REGISTRATION || !table.directions().equals(Set.of(Direction.SITE)))
                .toList();
    }
}
