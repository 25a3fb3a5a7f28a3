package io.anlan.twin;

import io.anlan.kernel.SiteId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds every INSERT into a site's registrations back while it is open; reading goes on. */
final class HeldBack implements AutoCloseable {
    private final Connection connection;

    private HeldBack(Connection connection) {
        this.connection = connection;
    }

    static HeldBack at(TwinFixture twin, SiteId site) throws SQLException {
        Connection connection = twin.twin().postgresOperator(site).connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table registration in share row exclusive mode");
        }
        return new HeldBack(connection);
    }

    /** Ends the sessions of the node there: what waits for the lock must not go through after all. */
    void endSessionsOfTheNode() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anlan'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
