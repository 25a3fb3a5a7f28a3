package io.anlan.chaos.peers;

import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * MariaDB with Galera: three members, each with all rows, the majority goes on by itself. Members start as copies of one
 * folder; what is killed is not brought back, what stood still catches up.
 */
final class GaleraTrio implements PeerSystem {
    private static final int MEMBERS = 3;
    private static final String LOGIN_MILLIS = "1000";
    private static final String NOT_CONNECTED = "08001";
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(90);
    private static final String STATE = "select group_concat(variable_value order by variable_name) from"
            + " information_schema.global_status"
            + " where variable_name in ('WSREP_CLUSTER_SIZE', 'WSREP_LOCAL_STATE_COMMENT', 'WSREP_READY')";

    private final List<MariaDbServer> members;
    private final List<MariaDbServer> alive = new ArrayList<>();
    private volatile int preferred;

    private GaleraTrio(List<MariaDbServer> members) {
        this.members = List.copyOf(members);
    }

    static GaleraTrio start(Path folder, int port, Path provider) throws IOException, SQLException {
        GaleraFolder nodes = new GaleraFolder(folder, port, provider);
        GaleraTrio trio = new GaleraTrio(nodes.members(MEMBERS));
        try {
            trio.makeTables();
            for (int i = 1; i < MEMBERS; i++) {
                nodes.copyFirstTo(i);
            }
            for (MariaDbServer member : trio.members) {
                member.start();
                trio.alive.add(member);
                Await.that("the members of the cluster are in step", WHOLE_WITHIN)
                        .every(Duration.ofMillis(200))
                        .untilItHolds(trio::inStep);
            }
            return trio;
        } catch (IOException | SQLException | RuntimeException e) {
            trio.close();
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.MARIADB;
    }

    /**
     * The member that took the last connection, or the next one that says it is ready, so writes do not collide. The
     * driver's own list of members is not used: with all of them silent it tries for minutes.
     */
    @Override
    public Connection connect() throws SQLException {
        int first = preferred;
        SQLException last = new SQLException("no member is ready", NOT_CONNECTED);
        for (int i = 0; i < MEMBERS; i++) {
            int member = (first + i) % MEMBERS;
            try {
                Connection connection = connectTo(members.get(member));
                if (ready(connection)) {
                    preferred = member;
                    return connection;
                }
                connection.close();
            } catch (SQLException unreached) {
                last = unreached;
            }
        }
        throw last;
    }

    @Override
    public Fault fault(PlannedFault planned) {
        MariaDbServer member = members.get(planned.target().equals(PeerKind.FIRST) ? 0 : 1);
        if (planned.kind().equals(MemberFault.KILL)) {
            return new MemberFault(planned.kind(), member, () -> alive.remove(member), this::inStep);
        }
        return new MemberFault(planned.kind(), member, () -> member.part().thaw(), this::inStep);
    }

    @Override
    public List<List<StoredRegistration>> copies() throws SQLException {
        List<List<StoredRegistration>> copies = new ArrayList<>();
        for (MariaDbServer member : alive) {
            try (Connection connection = member.replicator().connect();
                    Statement statement = connection.createStatement()) {
                boolean unused = statement.execute("set session wsrep_sync_wait = 1");
                copies.add(PeerTables.rows(connection));
            }
        }
        return copies;
    }

    @Override
    public void close() {
        members.forEach(MariaDbServer::close);
    }

    /** The first member begins a cluster of its own, makes the tables and ends in order: what is in its folder is whole. */
    private void makeTables() throws SQLException {
        MariaDbServer first = members.get(0);
        first.start();
        try (Connection connection = first.replicator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : PeerTables.SQL) {
                boolean unused = statement.execute(sql);
            }
        } finally {
            first.stop();
        }
    }

    private static Connection connectTo(MariaDbServer member) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", LOGIN_MILLIS);
        // Of the login only; the pool sets another for statements.
        properties.setProperty("socketTimeout", LOGIN_MILLIS);
        // Otherwise a member may not show what another has acknowledged.
        properties.setProperty("sessionVariables", "wsrep_sync_wait=1");
        return member.replicator().connect(properties);
    }

    private static boolean ready(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show status like 'wsrep_ready'")) {
            return row.next() && row.getString(2).equals("ON");
        }
    }

    private boolean inStep() throws SQLException {
        for (MariaDbServer member : alive) {
            try (Connection connection = member.admin().connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(STATE)) {
                if (!row.next() || !(alive.size() + ",Synced,ON").equals(row.getString(1))) {
                    return false;
                }
            }
        }
        return true;
    }
}
