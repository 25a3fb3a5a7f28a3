package io.anlan.replication.apply.postgres;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.Placeholders;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.Faults;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.parking.RejectedRows;
import io.anlan.replication.schema.postgres.PostgresSchema;
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

/** A registration store as target of a link. */
public final class PostgresTarget implements TargetDatabase {
    /** Frozen, this process must lose its session, or its lock would outlive it; living, it ticks every second. */
    private static final List<String> SESSION = List.of(
            "SET synchronous_commit = on",
            "SET idle_session_timeout = '10s'",
            "SET idle_in_transaction_session_timeout = '5s'",
            "SET tcp_user_timeout = '5s'",
            "SET lock_timeout = '5s'",
            "SET statement_timeout = '30s'");

    private final DatabaseAddress address;
    private final boolean marked;
    private final RejectedRows rejected = new RejectedRows(Engine.POSTGRESQL);
    private final Map<String, String> guarded = new ConcurrentHashMap<>();

    /** Its transactions carry a replication origin, so that the link back does not read them. */
    public PostgresTarget(DatabaseAddress address) {
        this(address, true);
    }

    private PostgresTarget(DatabaseAddress address, boolean marked) {
        this.address = address;
        this.marked = marked;
    }

    /** Its transactions look like the site's own, so that the links between the sites carry the rows on. */
    public static PostgresTarget passingOn(DatabaseAddress address) {
        return new PostgresTarget(address, false);
    }

    @Override
    public Connection open(String link) throws SQLException {
        Connection connection = PostgresConnector.open(address, name(link));
        try (Statement statement = connection.createStatement()) {
            for (String setting : SESSION) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public long backend(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    @Override
    public boolean alive(Connection connection, String link, long backend) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND application_name = ?",
                        backend,
                        name(link))
                > 0;
    }

    @Override
    public boolean heard(Connection connection, String link, long backend, Duration within) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND application_name = ?"
                                // Of another role's session, or without track_activities, the server tells neither.
                                + " AND (coalesce(state, 'active') IN ('active', 'disabled')"
                                + " OR state_change > clock_timestamp() - ? * interval '1 ms')",
                        backend,
                        name(link),
                        within.toMillis())
                > 0;
    }

    @Override
    public void end(Connection connection, String link, long backend) throws SQLException {
        // By name too: the number may belong to somebody else by now.
        perform(
                connection,
                "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE pid = ? AND application_name = ?",
                backend,
                name(link));
    }

    @Override
    public boolean lock(Connection connection, String link) throws SQLException {
        if (number(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))::int", name(link)) == 0) {
            return false;
        }
        if (marked) {
            setUpOrigin(connection, link);
        }
        return true;
    }

    private static void setUpOrigin(Connection connection, String link) throws SQLException {
        perform(
                connection,
                "SELECT pg_replication_origin_create(?) WHERE pg_replication_origin_oid(?) IS NULL",
                link,
                link);
        if (number(connection, "SELECT pg_replication_origin_session_is_setup()::int") == 0) {
            perform(connection, "SELECT pg_replication_origin_session_setup(?)", link);
        }
    }

    @Override
    public void mark(Connection connection, long position, long committedMicros) throws SQLException {
        if (!marked) {
            return;
        }
        // Without it the server would give the transaction no source position and an older transaction's time.
        perform(
                connection,
                "SELECT pg_replication_origin_xact_setup('0/0'::pg_lsn + ?::numeric, to_timestamp(?::numeric / 1000000))",
                position,
                committedMicros);
    }

    @Override
    public List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException {
        return PostgresSchema.misfits(connection, tables);
    }

    @Override
    public int write(Connection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros)
            throws SQLException {
        rejected.keep(connection, table, rows);
        String sql =
                guarded.computeIfAbsent(table.name(), name -> GuardedStatement.postgres(table, Placeholders.QUESTION));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<Column> columns = table.columns();
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, ColumnArrays.of(connection, columns.get(i), i, rows));
            }
            if (table.expires()) {
                statement.setLong(columns.size() + 1, nowMicros);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public int conflicts(Connection connection, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        List<Column> compared = Conflicts.compared(table);
        try (PreparedStatement statement = connection.prepareStatement(Conflicts.sql(table))) {
            for (int i = 0; i < compared.size(); i++) {
                Column column = compared.get(i);
                statement.setArray(i + 1, ColumnArrays.of(connection, column, table.index(column.name()), rows));
            }
            try (ResultSet count = statement.executeQuery()) {
                return count.next() ? count.getInt(1) : 0;
            }
        }
    }

    @Override
    public Failure judge(SQLException failure) {
        String state = Faults.state(failure);
        return switch (state.substring(0, 2)) {
            // Data exception, constraint, too large for the index, raised by a trigger.
            case "22", "23", "54", "P0" -> Failure.DATA;
            case "40" -> Failure.AGAIN;
            default -> state.equals("55P03") ? Failure.AGAIN : Failure.BROKEN;
        };
    }

    private static String name(String link) {
        return "anlan-link " + link;
    }

    private static void perform(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
