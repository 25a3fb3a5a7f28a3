package io.anlan.replication.backup.postgres;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.RowSelect;
import io.anlan.replication.backup.Snapshot;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * A PostgreSQL at the moment a temporary slot becomes consistent. The slot's position and its exported snapshot say the same:
 * every commit before it is seen, none after. Asking for the position before or after the snapshot would leave a gap or hope.
 */
public final class PostgresSnapshot implements Snapshot {
    /** A store may be slow between two fetches, but a database that says nothing for so long is lost. */
    private static final String SOCKET_SECONDS = "600";

    private static final int FETCH = 2_000;

    private final Connection connection;
    private final String incarnation;
    private final Manifest.Point point;

    private PostgresSnapshot(Connection connection, String incarnation, Manifest.Point point) {
        this.connection = connection;
        this.incarnation = incarnation;
        this.point = point;
    }

    /** Opens one; the slot is gone again when this returns. */
    public static Snapshot open(DatabaseAddress address) throws SQLException {
        return open(address, () -> {});
    }

    /** The same; what is done in between must not be seen. */
    static Snapshot open(DatabaseAddress address, Runnable between) throws SQLException {
        Connection reader = PostgresConnector.open(address, "anlan-backup", Map.of("socketTimeout", SOCKET_SECONDS));
        try (Connection exporter = PostgresConnector.open(
                        address,
                        "anlan-backup export",
                        Map.of(
                                "replication",
                                "database",
                                "preferQueryMode",
                                "simple",
                                "assumeMinServerVersion",
                                "15"));
                Statement export = exporter.createStatement()) {
            String slot = "backup_" + UUID.randomUUID().toString().replace('-', '_');
            try (ResultSet made = export.executeQuery(
                    "CREATE_REPLICATION_SLOT " + slot + " TEMPORARY LOGICAL pgoutput (SNAPSHOT 'export')")) {
                if (!made.next()) {
                    throw new SQLException("the database exported no snapshot", "XX000");
                }
                between.run();
                Snapshot snapshot =
                        imported(reader, made.getString("consistent_point"), made.getString("snapshot_name"));
                // The server drops it only a moment after the session was closed.
                export.execute("DROP_REPLICATION_SLOT " + slot);
                return snapshot;
            }
        } catch (SQLException failure) {
            reader.close();
            throw failure;
        }
    }

    private static Snapshot imported(Connection reader, String position, String snapshot) throws SQLException {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            try (ResultSet row = statement.executeQuery("SELECT s.system_identifier || '-' || c.timeline_id,"
                    + " (extract(epoch from clock_timestamp()) * 1000000)::bigint"
                    + " FROM pg_control_system() s CROSS JOIN pg_control_checkpoint() c")) {
                if (!row.next()) {
                    throw new SQLException("the database says nothing about itself", "XX000");
                }
                return new PostgresSnapshot(reader, row.getString(1), new Manifest.Point(position, row.getLong(2)));
            }
        }
    }

    @Override
    public String incarnation() {
        return incarnation;
    }

    @Override
    public Manifest.Point point() {
        return point;
    }

    @Override
    public void read(TableDescription table, RowSink sink) throws SQLException, IOException {
        RowSelect.all(connection, table, FETCH, sink);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
