package io.anlan.replication.reseed;

import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.util.List;

/** What rows from before a link's beginning are copied into. */
public enum CopyInto {
    /** The site's registration store, from the peer's. */
    REGISTRATION("registration", Direction.SITE),
    /** The site's platform store, from its registration store. */
    PLATFORM("platform", Direction.PLATFORM);

    private final String word;
    private final Direction direction;

    CopyInto(String word, Direction direction) {
        this.word = word;
        this.direction = direction;
    }

    /** As it is called in ledgers and in what people read. */
    public String word() {
        return word;
    }

    /** The tables that are copied: those the link carries. */
    public List<TableDescription> tables(TableCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.directions().contains(direction))
                .toList();
    }
}
