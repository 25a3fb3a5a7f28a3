package io.anlan.replication.apply.postgres;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts the rows of a batch whose key is in the table with another content. */
final class Conflicts {
    private Conflicts() {}

    /** The columns whose arrays the statement takes: the key and the row hash. */
    static List<Column> compared(TableDescription table) {
        List<Column> columns = new ArrayList<>();
        for (String name : table.key()) {
            columns.add(table.columns().get(table.index(name)));
        }
        columns.add(table.columns().get(table.index(Column.ROW_HASH)));
        return columns;
    }

    static String sql(TableDescription table) {
        List<Column> columns = compared(table);
        String arrays = columns.stream()
                .map(column -> "?::" + column.type().postgres() + "[]")
                .collect(Collectors.joining(", "));
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String sameKey = table.key().stream()
                .map(name -> "there." + name + " = mine." + name)
                .collect(Collectors.joining(" AND "));
        return "SELECT count(*) FROM unnest(" + arrays + ") AS mine (" + names + ") JOIN " + table.name() + " there ON "
                + sameKey + " WHERE there.row_hash <> mine.row_hash";
    }
}
