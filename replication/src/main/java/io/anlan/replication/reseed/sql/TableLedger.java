package io.anlan.replication.reseed.sql;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.parking.RowText;
import io.anlan.replication.reconcile.Place;
import io.anlan.replication.reseed.CopyInto;
import io.anlan.replication.reseed.CopyLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far each table is copied into a store, as the open reseed's rows say. */
final class TableLedger implements CopyLedger {
    private static final String THIS = " store = ? AND table_name = ?"
            + " AND reseed_id = (SELECT reseed_id FROM reseed_run WHERE ended_micros IS NULL)";

    private final DatabaseAddress store;
    private final CopyInto into;

    TableLedger(DatabaseAddress store, CopyInto into) {
        this.store = store;
        this.into = into;
    }

    @Override
    public Reached of(TableDescription table) throws SQLException {
        try (Connection at = connect();
                PreparedStatement select =
                        at.prepareStatement("SELECT last_key, copied, broken, done FROM reseed_table WHERE" + THIS)) {
            select.setString(1, into.word());
            select.setString(2, table.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Reached.NOTHING;
                }
                @Nullable String last = row.getString(1);
                return new Reached(
                        last == null ? null : Place.of(table, RowText.row(table, last)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getBoolean(4));
            }
        }
    }

    @Override
    public void note(TableDescription table, Reached reached) throws SQLException {
        try (Connection at = connect();
                PreparedStatement update = at.prepareStatement(
                        "UPDATE reseed_table SET last_key = ?, copied = ?, broken = ?, done = ? WHERE" + THIS)) {
            Place last = reached.last();
            update.setString(1, last == null ? null : RowText.payload(table, keyAlone(table, last.values())));
            update.setLong(2, reached.copied());
            update.setLong(3, reached.broken());
            update.setBoolean(4, reached.done());
            update.setString(5, into.word());
            update.setString(6, table.name());
            if (update.executeUpdate() != 1) {
                throw new SQLException("no reseed is under way", "55000");
            }
        }
    }

    private static @Nullable Object[] keyAlone(TableDescription table, List<Object> key) {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < key.size(); i++) {
            values[table.index(table.key().get(i))] = Objects.requireNonNull(key.get(i));
        }
        return values;
    }

    private Connection connect() throws SQLException {
        return PostgresConnector.open(store, "anlan-reseed");
    }
}
