package io.anlan.replication.parking;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table {@code parked_row} of a target, for one link. Every method is part of the caller's transaction. */
public final class ParkingLot {
    private static final int ERROR_LENGTH_MAX = 1_000;

    private final String link;
    private final TableCatalog catalog;

    public ParkingLot(String link, TableCatalog catalog) {
        this.link = link;
        this.catalog = catalog;
    }

    /** Sets a row aside. */
    public void park(Connection at, TableDescription table, @Nullable Object[] values, long position, String error)
            throws SQLException {
        try (PreparedStatement insert = at.prepareStatement("INSERT INTO parked_row"
                + " (link, table_name, row_key, payload, error, position, attempts) VALUES (?, ?, ?, ?, ?, ?, 0)")) {
            insert.setString(1, link);
            insert.setString(2, table.name());
            insert.setString(3, RowText.key(table, values));
            insert.setString(4, RowText.payload(table, values));
            insert.setString(5, limited(error));
            insert.setLong(6, position);
            insert.executeUpdate();
        }
    }

    /** The rows that wait, in the order in which they were parked. */
    public List<ParkedRow> waiting(Connection at) throws SQLException {
        return waiting(at, 0, Integer.MAX_VALUE);
    }

    /** At most so many of those that were parked after the row of this number. */
    public List<ParkedRow> waiting(Connection at, long after, int most) throws SQLException {
        try (PreparedStatement select = at.prepareStatement("SELECT id, table_name, payload FROM parked_row"
                + " WHERE link = ? AND healed_at IS NULL AND id > ? ORDER BY id LIMIT ?")) {
            select.setString(1, link);
            select.setLong(2, after);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                List<ParkedRow> waiting = new ArrayList<>();
                while (row.next()) {
                    TableDescription table = catalog.table(row.getString(2));
                    waiting.add(new ParkedRow(row.getLong(1), table, RowText.row(table, row.getString(3))));
                }
                return waiting;
            }
        }
    }

    /** How many rows of each table wait. */
    public Map<String, Long> counts(Connection at) throws SQLException {
        try (PreparedStatement select = at.prepareStatement("SELECT table_name, COUNT(*) FROM parked_row"
                + " WHERE link = ? AND healed_at IS NULL GROUP BY table_name")) {
            select.setString(1, link);
            try (ResultSet row = select.executeQuery()) {
                Map<String, Long> counts = new TreeMap<>();
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
                return counts;
            }
        }
    }

    /** Notes that the row is in its table now. */
    public void healed(Connection at, ParkedRow row) throws SQLException {
        note(at, "UPDATE parked_row SET attempts = attempts + 1, healed_at = CURRENT_TIMESTAMP(6) WHERE id = ?", row);
    }

    /** Notes that the row failed once more. */
    public void failed(Connection at, ParkedRow row, String error) throws SQLException {
        try (PreparedStatement update =
                at.prepareStatement("UPDATE parked_row SET attempts = attempts + 1, error = ? WHERE id = ?")) {
            update.setString(1, limited(error));
            update.setLong(2, row.id());
            update.executeUpdate();
        }
    }

    private static void note(Connection at, String statement, ParkedRow row) throws SQLException {
        try (PreparedStatement update = at.prepareStatement(statement)) {
            update.setLong(1, row.id());
            update.executeUpdate();
        }
    }

    private static String limited(String error) {
        return error.length() > ERROR_LENGTH_MAX ? error.substring(0, ERROR_LENGTH_MAX) : error;
    }
}
