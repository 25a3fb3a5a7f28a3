package io.anlan.replication.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as a database has it.
 *
 * @param columns by name; empty if there is no such table
 * @param uniqueKeys the columns of each unique key, the primary key among them
 * @param foreignKeys how many foreign keys start or end here
 */
public record ActualTable(Map<String, ActualColumn> columns, List<Set<String>> uniqueKeys, int foreignKeys) {
    public ActualTable {
        columns = Map.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
    }
}
