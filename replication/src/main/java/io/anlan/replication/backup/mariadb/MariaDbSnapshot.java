package io.anlan.replication.backup.mariadb;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.backup.RowSelect;
import io.anlan.replication.backup.Snapshot;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A MariaDB at the moment of a consistent snapshot, which the server ties to a place in its binlog. */
public final class MariaDbSnapshot implements Snapshot {
    private static final int FETCH = 2_000;

    /** A link's session is short-lived; this one reads for as long as it takes, and a store may be slow between two fetches. */
    private static final List<String> SESSION = List.of(
            "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
            "SET SESSION max_statement_time = 0",
            "SET SESSION idle_transaction_timeout = 600",
            "SET SESSION wait_timeout = 600",
            "SET SESSION net_write_timeout = 600",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT");

    private static final String INCARNATION = "SELECT incarnation FROM store_incarnation";

    private final Connection connection;
    private final String incarnation;
    private final Manifest.Point point;

    private MariaDbSnapshot(Connection connection, String incarnation, Manifest.Point point) {
        this.connection = connection;
        this.incarnation = incarnation;
        this.point = point;
    }

    /** Opens one in a session of the platform store. */
    public static Snapshot open(TargetDatabase platform) throws SQLException {
        return open(platform, () -> {});
    }

    /** The same; what is done after its moment must not be seen. */
    static Snapshot open(TargetDatabase platform, Runnable after) throws SQLException {
        Connection connection = platform.open("backup");
        try (Statement statement = connection.createStatement()) {
            for (String setting : SESSION) {
                statement.execute(setting);
            }
            after.run();
            String position = gtid(statement);
            return new MariaDbSnapshot(
                    connection,
                    one(statement, INCARNATION),
                    new Manifest.Point(
                            position,
                            Long.parseLong(
                                    one(statement, "SELECT CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)"))));
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The server says by file and offset where the snapshot stands; the GTIDs up to there mean the same for ever. */
    private static String gtid(Statement statement) throws SQLException {
        String file = status(statement, "binlog_snapshot_file");
        String offset = status(statement, "binlog_snapshot_position");
        return one(statement, "SELECT BINLOG_GTID_POS('" + file + "', " + Long.parseLong(offset) + ")");
    }

    private static String status(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
            return row.next() ? row.getString(2) : "";
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            String value = row.next() ? row.getString(1) : null;
            if (value == null) {
                throw new SQLException("the database says nothing about itself; is its binlog on?", "XX000");
            }
            return value;
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
