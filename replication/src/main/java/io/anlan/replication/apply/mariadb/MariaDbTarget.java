package io.anlan.replication.apply.mariadb;

import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.database.Faults;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.parking.RejectedRows;
import io.anlan.replication.schema.mariadb.MariaDbSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A platform store as target. Its transactions have a GTID domain of their own, by which a reader knows them. */
public final class MariaDbTarget implements TargetDatabase {
    /** Rows per statement, largest first: few sizes, so that few statements are built. */
    private static final List<Integer> SIZES = List.of(256, 64, 16, 4, 1);

    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final MariaDbAddress address;
    private final RejectedRows rejected = new RejectedRows(Engine.MARIADB);
    private final Map<String, String> guarded = new ConcurrentHashMap<>();

    public MariaDbTarget(MariaDbAddress address) {
        this.address = address;
    }

    @Override
    public Connection open(String link) throws SQLException {
        Connection connection = address.open();
        try (Statement statement = connection.createStatement()) {
            for (String setting : session()) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private List<String> session() {
        return List.of(
                "SET SESSION gtid_domain_id = " + address.gtidDomain(),
                "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'",
                "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET SESSION time_zone = '+00:00'",
                "SET NAMES utf8mb4 COLLATE utf8mb4_nopad_bin",
                // Frozen, this process must lose its session; living, it ticks every second.
                "SET SESSION wait_timeout = 10",
                "SET SESSION idle_transaction_timeout = 5",
                "SET SESSION innodb_lock_wait_timeout = 5",
                "SET SESSION max_statement_time = 30");
    }

    @Override
    public long backend(Connection connection) throws SQLException {
        return number(connection, "SELECT CONNECTION_ID()");
    }

    @Override
    public boolean alive(Connection connection, String link, long backend) throws SQLException {
        // Whoever has the link's lock is of this link; numbers of sessions are given again after a restart.
        return backend != 0 && number(connection, "SELECT COALESCE(IS_USED_LOCK(?), 0)", name(link)) == backend;
    }

    @Override
    public boolean heard(Connection connection, String link, long backend, Duration within) throws SQLException {
        return number(
                        connection,
                        "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = ?"
                                + " AND (COMMAND <> 'Sleep' OR TIME_MS < ?)",
                        backend,
                        within.toMillis())
                > 0;
    }

    @Override
    public void end(Connection connection, String link, long backend) throws SQLException {
        if (alive(connection, link, backend)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("KILL CONNECTION " + backend);
            }
        }
    }

    @Override
    public boolean lock(Connection connection, String link) throws SQLException {
        return number(connection, "SELECT COALESCE(GET_LOCK(?, 1), 0)", name(link)) == 1;
    }

    @Override
    public void mark(Connection connection, long position, long committedMicros) {
        // The session's GTID domain marks every transaction of it.
    }

    @Override
    public List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException {
        return MariaDbSchema.misfits(connection, tables);
    }

    @Override
    public int write(Connection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros)
            throws SQLException {
        rejected.keep(connection, table, rows);
        int changed = 0;
        int from = 0;
        while (from < rows.size()) {
            int size = sizeFor(Math.min(rows.size() - from, GuardedStatement.mariadbRowsMax(table)));
            changed += writeSome(connection, table, rows.subList(from, from + size), nowMicros);
            from += size;
        }
        return changed;
    }

    private int writeSome(Connection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros)
            throws SQLException {
        String sql = guarded.computeIfAbsent(
                table.name() + " " + rows.size(), key -> GuardedStatement.mariadb(table, rows.size()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (@Nullable Object[] row : rows) {
                for (@Nullable Object value : row) {
                    statement.setObject(++parameter, value);
                }
            }
            if (table.expires()) {
                statement.setLong(++parameter, nowMicros);
            }
            // The server counts an insert as one and a replaced row as two; never tell more than there were.
            return Math.min(rows.size(), statement.executeUpdate());
        }
    }

    private static int sizeFor(int left) {
        return SIZES.stream().filter(size -> size <= left).findFirst().orElse(1);
    }

    @Override
    public int conflicts(Connection connection, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        int conflicts = 0;
        for (int from = 0; from < rows.size(); from += 256) {
            List<@Nullable Object[]> some = rows.subList(from, Math.min(rows.size(), from + 256));
            try (PreparedStatement statement = connection.prepareStatement(Conflicts.sql(table, some.size()))) {
                Conflicts.bind(statement, table, some);
                try (ResultSet count = statement.executeQuery()) {
                    conflicts += count.next() ? count.getInt(1) : 0;
                }
            }
        }
        return conflicts;
    }

    @Override
    public Failure judge(SQLException failure) {
        if (failure.getErrorCode() == LOCK_WAIT_TIMEOUT) {
            return Failure.AGAIN;
        }
        return switch (Faults.state(failure).substring(0, 2)) {
            // Data exception, constraint, raised by a trigger.
            case "22", "23", "45" -> Failure.DATA;
            case "40" -> Failure.AGAIN;
            default -> Failure.BROKEN;
        };
    }

    private static String name(String link) {
        return "anlan-link " + link;
    }

    private static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
