package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.util.List;

/** What the four databases are called in audits, and which tables two of them share. */
final class DatabaseNames {
    private DatabaseNames() {}

    static String registration(SiteId site) {
        return "registration-" + letter(site);
    }

    static String platform(SiteId site) {
        return "platform-" + letter(site);
    }

    static List<TableDescription> tables(TableCatalog catalog, Direction direction) {
        return catalog.tables().stream()
                .filter(table -> table.directions().contains(direction))
                .toList();
    }

    private static String letter(SiteId site) {
        return site.id().substring(site.id().length() - 1);
    }
}
