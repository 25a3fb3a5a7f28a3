package io.anlan.replication.apply;

import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a chunk by table: one row per key, in the order of keys, tables in one order for all writers. */
public final class RowGroups {
    private RowGroups() {}

    /**
     * Groups the rows nothing is wrong with. Applying only the winner of a key is applying all of them; a row whose time
     * is over wins against none.
     */
    public static Map<TableDescription, List<@Nullable Object[]>> winners(List<RowChanged> rows, long nowMicros) {
        Map<TableDescription, List<@Nullable Object[]>> byTable = new TreeMap<>(TableDescription.LOCK_ORDER);
        for (RowChanged row : rows) {
            if (row.defect() == null) {
                byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row.values());
            }
        }
        byTable.replaceAll((table, changes) -> RowOrder.winners(table, changes, nowMicros));
        return byTable;
    }
}
