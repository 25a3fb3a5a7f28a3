package io.anlan.chaos.peers;

import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.bench.StandbyPair;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * PostgreSQL with one synchronous standby, as its manual sets it up. It has no failover of its own: an operator notices,
 * makes sure that the old primary is dead, and promotes the standby; or, when the standby is gone, lets the primary go on alone.
 */
final class PostgresPair implements PeerSystem {
    private static final String SECOND = "1";

    private final StandbyPair pair;
    private PostgresServer serving;

    private PostgresPair(StandbyPair pair) {
        this.pair = pair;
        this.serving = pair.primary();
    }

    static PostgresPair start(Path folder, int port) throws IOException, SQLException {
        // "on": a commit is answered when both have flushed it.
        return new PostgresPair(StandbyPair.start(folder, port, PeerTables.SQL, "on"));
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    /** Both members are named, and the driver takes the one that is primary. */
    @Override
    public Connection connect() throws SQLException {
        DatabaseLogin login = pair.primary().owner();
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("hostRecheckSeconds", SECOND);
        properties.setProperty("connectTimeout", SECOND);
        // Of the login only; the pool sets another for statements.
        properties.setProperty("socketTimeout", SECOND);
        String url =
                "jdbc:postgresql://" + address(pair.primary()) + "," + address(pair.standby()) + "/" + login.database();
        return Objects.requireNonNull(new org.postgresql.Driver().connect(url, properties));
    }

    @Override
    public Fault fault(PlannedFault planned) {
        return planned.target().equals(PeerKind.FIRST)
                ? new MemberFault(planned.kind(), pair.primary(), this::promote, this::takesWrites)
                : new MemberFault(planned.kind(), pair.standby(), this::goOnAlone, this::takesWrites);
    }

    @Override
    public List<List<StoredRegistration>> copies() throws SQLException {
        try (Connection connection = serving.superuser().connect()) {
            return List.of(PeerTables.rows(connection));
        }
    }

    @Override
    public void close() {
        pair.close();
    }

    private void promote() {
        // A primary that only stands still would come back and take writes beside the new one.
        pair.primary().kill();
        serving = pair.standby();
        execute("select pg_promote(false)");
    }

    private void goOnAlone() {
        pair.standby().kill();
        execute("alter system set synchronous_standby_names = ''", "select pg_reload_conf()");
    }

    private void execute(String... statements) {
        try (Connection connection = serving.superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                boolean unused = statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the operator could not act", failure);
        }
    }

    private boolean takesWrites() throws SQLException {
        try (Connection connection = serving.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select not pg_is_in_recovery() and current_setting('synchronous_standby_names') = ''")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String address(PostgresServer server) {
        return server.host() + ":" + server.port();
    }
}
