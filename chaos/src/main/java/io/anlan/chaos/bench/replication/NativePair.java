package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.BenchRows;
import io.anlan.chaos.bench.CpuMeter;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.PostgresPasswords;
import io.anlan.local.database.PostgresServer;
import io.anlan.local.process.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What links between sites are compared with: PostgreSQL's own logical replication between two servers of the same version,
 * settings and table. It copies rows in the order of commits and merges nothing.
 */
final class NativePair implements Carrier, AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final PostgresServer publisher;
    private final PostgresServer subscriber;

    private NativePair(PostgresServer publisher, PostgresServer subscriber) {
        this.publisher = publisher;
        this.subscriber = subscriber;
    }

    static NativePair start(Path folder, int port) throws SQLException {
        PostgresPasswords passwords = PostgresPasswords.names();
        NativePair pair = new NativePair(
                PostgresServer.in(folder.resolve("publisher"), HOST, port, passwords),
                PostgresServer.in(folder.resolve("subscriber"), HOST, port + 1, passwords));
        try {
            pair.publisher.start();
            pair.subscriber.start();
            perform(pair.publisher.owner(), List.of(BenchRows.TABLE, BenchRows.INDEX));
            perform(pair.subscriber.owner(), List.of(BenchRows.TABLE, BenchRows.INDEX));
            perform(pair.publisher.superuser(), List.of("CREATE PUBLICATION bench FOR TABLE registration"));
            // Left to itself a subscription commits without waiting for the disk; a link does not.
            perform(
                    pair.subscriber.superuser(),
                    List.of("CREATE SUBSCRIPTION bench CONNECTION 'host=" + HOST + " port=" + port
                            + " dbname=anlan user=replicator password=replicator' PUBLICATION bench"
                            + " WITH (origin = none, synchronous_commit = on, copy_data = false)"));
            return pair;
        } catch (SQLException | RuntimeException failure) {
            pair.close();
            throw failure;
        }
    }

    @Override
    public String part() {
        return "b";
    }

    @Override
    public String what() {
        return "PostgreSQL's own logical replication, origin=none";
    }

    @Override
    public DatabaseLogin from() {
        return publisher.owner();
    }

    @Override
    public DatabaseLogin to() {
        return subscriber.owner();
    }

    @Override
    public CpuMeter meter() {
        Map<String, Long> roots = new LinkedHashMap<>();
        roots.put("publisher", publisher.part().process().orElseThrow().pid());
        roots.put("subscriber", subscriber.part().process().orElseThrow().pid());
        return new CpuMeter(roots);
    }

    @Override
    public void hold() throws SQLException {
        perform(subscriber.superuser(), List.of("ALTER SUBSCRIPTION bench DISABLE"));
        Await.that("the subscription has stopped", SOON).untilItHolds(() -> workers() == 0);
    }

    @Override
    public void go() throws SQLException {
        perform(subscriber.superuser(), List.of("ALTER SUBSCRIPTION bench ENABLE"));
    }

    private int workers() throws SQLException {
        try (Connection connection = subscriber.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_subscription WHERE pid IS NOT NULL")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void perform(DatabaseLogin login, List<String> statements) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        subscriber.stop();
        publisher.stop();
    }
}
