package io.anlan.replication.reconcile.sql;

import io.anlan.kernel.merge.Engine;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Opens the sessions by which databases are looked at; they never write. */
public final class SessionsOf {
    private static final String NAME = "anlan-reconcile";

    /**
     * A stretch is read along the index of the key. Left to itself the planner reads and sorts the whole table for each of
     * them while it has no statistics yet, or old ones.
     */
    private static final List<String> ALONG_THE_KEY = List.of("SET enable_seqscan = off", "SET enable_sort = off");

    private SessionsOf() {}

    /** At a registration store. */
    public static SqlSession postgres(DatabaseAddress address) throws SQLException {
        Connection connection = PostgresConnector.open(address, NAME);
        return new SqlSession(reading(connection, ALONG_THE_KEY), Engine.POSTGRESQL);
    }

    /** At a platform store. */
    public static SqlSession mariaDb(MariaDbAddress address) throws SQLException {
        List<String> settings = List.of(
                "SET SESSION time_zone = '+00:00'",
                "SET NAMES utf8mb4 COLLATE utf8mb4_nopad_bin",
                "SET SESSION max_statement_time = 30");
        return new SqlSession(reading(address.open(), settings), Engine.MARIADB);
    }

    /** For short questions, each a transaction of its own. */
    static Connection asking(DatabaseAddress address) throws SQLException {
        return PostgresConnector.open(address, NAME);
    }

    private static Connection reading(Connection connection, List<String> settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            connection.setAutoCommit(true);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
