package io.anlan.replication.parking;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.kernel.merge.RowKey;
import io.anlan.kernel.merge.TableDescription;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code rejected_row} of a target: rows that lost because the right they were written under had moved on. Somebody
 * may have been told that they count, so they are kept for a person to look at. Part of the caller's transaction.
 */
public final class RejectedRows {
    /** Rows asked for at once. */
    private static final int BATCH = 256;

    private final String insert;

    public RejectedRows(Engine engine) {
        this.insert = "INSERT INTO rejected_row (table_name, row_hash, row_key, payload, epoch, held_epoch)"
                + " VALUES (?, ?, ?, ?, ?, ?) "
                // A repeat of a row changes nothing here either.
                + (engine == Engine.POSTGRESQL
                        ? "ON CONFLICT DO NOTHING"
                        : "ON DUPLICATE KEY UPDATE table_name = table_name");
    }

    /** Keeps those of the rows about to be written that a later epoch will reject. */
    public void keep(Connection at, TableDescription table, List<@Nullable Object[]> rows) throws SQLException {
        if (table.rule() != MergeRule.OWNER_WRITES) {
            return;
        }
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<@Nullable Object[]> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
            Map<RowKey, Long> held = heldEpochs(at, table, some);
            for (@Nullable Object[] row : some) {
                long epoch = table.stamp(row).epoch();
                long heldEpoch = held.getOrDefault(RowKey.of(table, row), epoch);
                if (heldEpoch > epoch) {
                    keep(at, table, row, heldEpoch);
                }
            }
        }
    }

    private void keep(Connection at, TableDescription table, @Nullable Object[] row, long heldEpoch)
            throws SQLException {
        try (PreparedStatement statement = at.prepareStatement(insert)) {
            statement.setString(1, table.name());
            statement.setBytes(2, table.stamp(row).rowHash());
            statement.setString(3, RowText.key(table, row));
            statement.setString(4, RowText.payload(table, row));
            statement.setLong(5, table.stamp(row).epoch());
            statement.setLong(6, heldEpoch);
            statement.executeUpdate();
        }
    }

    private static Map<RowKey, Long> heldEpochs(Connection at, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement select = at.prepareStatement(select(table, rows.size()))) {
            int parameter = 0;
            for (@Nullable Object[] row : rows) {
                for (String name : table.key()) {
                    select.setObject(++parameter, row[table.index(name)]);
                }
            }
            try (ResultSet found = select.executeQuery()) {
                Map<RowKey, Long> epochs = new HashMap<>();
                while (found.next()) {
                    epochs.put(key(table, found), found.getLong(Column.EPOCH));
                }
                return epochs;
            }
        }
    }

    private static String select(TableDescription table, int rows) {
        String names = String.join(", ", table.key());
        String key = "(" + String.join(", ", Collections.nCopies(table.key().size(), "?")) + ")";
        return "SELECT " + names + ", " + Column.EPOCH + " FROM " + table.name() + " WHERE (" + names + ") IN ("
                + String.join(", ", Collections.nCopies(rows, key)) + ")";
    }

    /** A row of which only the key is filled in. */
    private static RowKey key(TableDescription table, ResultSet found) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        for (String name : table.key()) {
            int index = table.index(name);
            row[index] = switch (table.columns().get(index).type()) {
                case TEXT -> found.getString(name);
                case BIGINT -> found.getLong(name);
                case SMALLINT -> found.getShort(name);
                case BYTES -> found.getBytes(name);
            };
        }
        return RowKey.of(table, row);
    }
}
