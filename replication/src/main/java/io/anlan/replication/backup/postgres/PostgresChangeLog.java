package io.anlan.replication.backup.postgres;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.position.Lsn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of a registration store, read by a slot of its own. It is looked at and not consumed, so that what was told once is told
 * again until it is saved; the slot moves only then.
 */
public final class PostgresChangeLog implements ChangeLog {
    /** The name of the slot. */
    public static final String SLOT = "anlan_backup";

    private static final Logger LOG = Logger.getLogger(PostgresChangeLog.class.getName());
    private static final String PUBLICATION = "anlan_site";
    private static final String CLOCK = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
    private static final int MESSAGES_MAX = 200_000;
    private static final int FETCH = 2_000;

    private static final String CLAIM = "hashtextextended('anlan-changes', 0)";

    private static final String LOOK =
            "SELECT s.system_identifier || '-' || c.timeline_id, r.confirmed_flush_lsn::text,"
                    + " coalesce(r.wal_status, '') = 'lost', coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), r.restart_lsn), 0)"
                    + " FROM pg_control_system() s CROSS JOIN pg_control_checkpoint() c"
                    + " LEFT JOIN pg_replication_slots r ON r.slot_name = '" + SLOT
                    + "' AND r.database = current_database()";

    private static final String PEEK = "SELECT data FROM pg_logical_slot_peek_binary_changes('" + SLOT + "', ?::pg_lsn,"
            + " ?, 'proto_version', '1', 'publication_names', '" + PUBLICATION + "', 'messages', 'true')";

    private final Connection connection;
    private final TableCatalog catalog;
    private final int messagesMax;
    private boolean claimed;

    private PostgresChangeLog(Connection connection, TableCatalog catalog, int messagesMax) {
        this.connection = connection;
        this.catalog = catalog;
        this.messagesMax = messagesMax;
    }

    /** Opens a session. */
    public static ChangeLog open(DatabaseAddress address, TableCatalog catalog) throws SQLException {
        return open(address, catalog, MESSAGES_MAX);
    }

    /** The same; so many messages are read at once, or a few more: transactions are told whole. */
    static ChangeLog open(DatabaseAddress address, TableCatalog catalog, int messagesMax) throws SQLException {
        // Making the slot waits for transactions that are writing just then; reading decodes whole ones before the
        // first row.
        Connection connection = PostgresConnector.open(address, "anlan-changes", Map.of("socketTimeout", "600"));
        return new PostgresChangeLog(connection, catalog, messagesMax);
    }

    @Override
    public boolean claim() throws SQLException {
        claimed = one("SELECT pg_try_advisory_lock(" + CLAIM + ")::text").equals("true");
        return claimed;
    }

    @Override
    public Stand look() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            if (!row.next()) {
                throw new SQLException("the database says nothing about itself", "XX000");
            }
            String place = row.getString(2);
            return new Stand(
                    row.getString(1),
                    place == null ? OptionalLong.empty() : OptionalLong.of(Lsn.parse(place)),
                    row.getBoolean(3),
                    row.getLong(4));
        }
    }

    @Override
    public Manifest.Point present() throws SQLException {
        String micros = one("SELECT " + CLOCK);
        // Flushed, so that all that was acknowledged before is on disk and can be read.
        String unused = one("SELECT pg_logical_emit_message(false, '" + PgOutput.TICK + "', '" + Long.parseLong(micros)
                + "', true)::text");
        return new Manifest.Point(one("SELECT pg_current_wal_flush_lsn()::text"), Long.parseLong(micros));
    }

    @Override
    public Manifest.Point begin() throws SQLException {
        forget();
        long micros = Long.parseLong(one("SELECT " + CLOCK));
        String place = one("SELECT lsn::text FROM pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        return new Manifest.Point(place, micros);
    }

    @Override
    public Manifest.Point read(Manifest.Point from, Manifest.Point until, RowSink sink)
            throws SQLException, IOException {
        PgOutput messages = new PgOutput(catalog, Lsn.parse(from.position()), from.micros(), sink);
        int count = 0;
        connection.setAutoCommit(false);
        try (Statement settings = connection.createStatement();
                PreparedStatement peek = connection.prepareStatement(PEEK)) {
            settings.execute("SET LOCAL bytea_output = 'hex'");
            peek.setString(1, until.position());
            peek.setInt(2, messagesMax);
            peek.setFetchSize(FETCH);
            try (ResultSet rows = peek.executeQuery()) {
                while (rows.next()) {
                    messages.read(rows.getBytes(1));
                    count++;
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return count >= messagesMax
                ? new Manifest.Point(Lsn.text(messages.place()), messages.clock())
                : new Manifest.Point(until.position(), Math.max(messages.clock(), until.micros()));
    }

    @Override
    public void release(Manifest.Point saved) throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement("SELECT pg_replication_slot_advance(slot_name,"
                + " ?::pg_lsn) FROM pg_replication_slots WHERE slot_name = '" + SLOT
                + "' AND confirmed_flush_lsn < ?::pg_lsn")) {
            advance.setString(1, saved.position());
            advance.setString(2, saved.position());
            advance.execute();
        }
    }

    @Override
    public void forget() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '"
                    + SLOT + "'");
        }
    }

    @Override
    public void tick() throws SQLException {
        String unused =
                one("SELECT pg_logical_emit_message(false, '" + PgOutput.TICK + "', " + CLOCK + "::text)::text");
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            String value = row.next() ? row.getString(1) : null;
            if (value == null) {
                throw new SQLException("the database says nothing about itself", "XX000");
            }
            return value;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            // The server ends a session a moment after it was closed; whoever claims next need not wait for that.
            if (claimed) {
                String unused = one("SELECT pg_advisory_unlock(" + CLAIM + ")::text");
            }
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "The claim ends with its session", gone);
        }
    }
}
