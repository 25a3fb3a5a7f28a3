package io.anlan.app.journal;

import io.anlan.kernel.merge.TableDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one replicated table, each in column order. */
public record TableRows(TableDescription table, List<@Nullable Object[]> rows) {

    public TableRows {
        rows = List.copyOf(rows);
    }
}
