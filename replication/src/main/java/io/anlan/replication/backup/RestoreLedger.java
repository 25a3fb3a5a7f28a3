package io.anlan.replication.backup;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;

/**
 * The target's own row about a restore, written in the transactions of the rows. It tells how far one that was cut short came,
 * and that a database which is no longer empty was being filled by us and nobody else.
 */
final class RestoreLedger {
    private final RestorePlan plan;

    RestoreLedger(RestorePlan plan) {
        this.plan = plan;
    }

    /** Steps done by a restore of this plan that has not ended; empty if there is none. */
    OptionalInt stepsDone(Connection at) throws SQLException {
        try (PreparedStatement select = at.prepareStatement(
                "SELECT steps_done FROM restore_run WHERE restore_id = ? AND ended_micros IS NULL")) {
            select.setString(1, plan.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    /** Whether a restore of this plan has ended here before. */
    boolean ended(Connection at) throws SQLException {
        try (PreparedStatement select = at.prepareStatement(
                "SELECT count(*) FROM restore_run WHERE restore_id = ? AND ended_micros IS NOT NULL")) {
            select.setString(1, plan.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }

    /** Whether any restore into this database has begun and not ended. */
    static boolean anyRunning(Connection at) throws SQLException {
        return holdsRows(at, "restore_run WHERE ended_micros IS NULL");
    }

    /** Whether the site of this registration store is being filled from the other site. */
    static boolean reseedOpen(Connection at) throws SQLException {
        return holdsRows(at, "reseed_run WHERE ended_micros IS NULL");
    }

    /** Whether there is no row in any of these tables. */
    static boolean allEmpty(Connection at, List<TableDescription> tables) throws SQLException {
        for (TableDescription table : tables) {
            if (holdsRows(at, table.name())) {
                return false;
            }
        }
        return true;
    }

    /** Why the target is not one to begin in; empty text if it is. */
    static String obstacle(Connection at, List<TableDescription> tables) throws SQLException {
        if (anyRunning(at)) {
            return "a restore of another backup, or to another time, was begun in it and not ended;"
                    + " go on with that one, or start from a new database";
        }
        for (TableDescription table : tables) {
            if (holdsRows(at, table.name())) {
                return "table " + table.name() + " holds rows; a backup is restored into an empty database only";
            }
        }
        if (holdsRows(at, "link_position")) {
            return "links into it stand at positions of a database that was; a backup is restored before links are"
                    + " created";
        }
        return "";
    }

    /** Takes the database for this transaction, so that of two restores at once one sees what the other began. */
    static void claim(Connection at, SiteStore store) throws SQLException {
        try (Statement lock = at.createStatement()) {
            lock.execute(
                    store.engine() == Engine.POSTGRESQL
                            ? "LOCK TABLE restore_run IN SHARE ROW EXCLUSIVE MODE"
                            : "SELECT incarnation FROM store_incarnation FOR UPDATE");
        }
    }

    /** Notes that the restore begins, in a database that is another one from now on. */
    void begin(Connection at, SiteStore store, long nowMicros) throws SQLException {
        if (store.engine() == Engine.MARIADB) {
            // A PostgreSQL has its own name from its making, and its log goes on; this one might be an emptied old one.
            try (PreparedStatement renew =
                    at.prepareStatement("UPDATE store_incarnation SET incarnation = CONCAT('maria-', UUID())")) {
                renew.executeUpdate();
            }
        }
        try (PreparedStatement forget = at.prepareStatement("DELETE FROM restore_run WHERE restore_id = ?")) {
            forget.setString(1, plan.id());
            forget.executeUpdate();
        }
        try (PreparedStatement insert = at.prepareStatement("INSERT INTO restore_run"
                + " (restore_id, to_micros, steps, steps_done, begun_micros) VALUES (?, ?, ?, 0, ?)")) {
            insert.setString(1, plan.id());
            insert.setLong(2, plan.toMicros());
            insert.setInt(3, plan.steps());
            insert.setLong(4, nowMicros);
            insert.executeUpdate();
        }
    }

    /** Notes that a step is done, in the transaction of its rows; fails if somebody else has done it meanwhile. */
    void done(Connection at, int step) throws SQLException {
        try (PreparedStatement update = at.prepareStatement("UPDATE restore_run SET steps_done = ?"
                + " WHERE restore_id = ? AND steps_done = ? AND ended_micros IS NULL")) {
            update.setInt(1, step + 1);
            update.setString(2, plan.id());
            update.setInt(3, step);
            if (update.executeUpdate() != 1) {
                throw new SQLException("another restore runs in the same database", "55000");
            }
        }
    }

    /** Notes that all is done and was found equal. */
    void end(Connection at, long nowMicros) throws SQLException {
        try (PreparedStatement update =
                at.prepareStatement("UPDATE restore_run SET ended_micros = ? WHERE restore_id = ?")) {
            update.setLong(1, nowMicros);
            update.setString(2, plan.id());
            update.executeUpdate();
        }
    }

    private static boolean holdsRows(Connection at, String from) throws SQLException {
        // Names come from our own mapping file, whose reader lets only plain identifiers pass.
        try (PreparedStatement select =
                        at.prepareStatement("SELECT count(*) FROM (SELECT 1 FROM " + from + " LIMIT 1) AS one");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) > 0;
        }
    }
}
