package io.anlan.chaos.bench;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.DatabaseSpec;
import io.anlan.local.database.PostgresPasswords;
import io.anlan.local.database.PostgresServer;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the product is compared with: a PostgreSQL of the same version and settings whose commit waits until a standby
 * has applied it. The standby starts from a copy of the primary's stopped data folder.
 */
public final class StandbyPair implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration IN_SYNC = Duration.ofSeconds(60);

    private final PostgresServer primary;
    private final PostgresServer standby;

    private StandbyPair(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * A new pair in a folder of its own, gone with this JVM.
     *
     * @param tables what there is at its beginning
     * @param commit when a commit is answered, as {@code synchronous_commit} says it
     */
    public static StandbyPair start(Path folder, int port, List<String> tables, String commit)
            throws IOException, SQLException {
        PostgresPasswords passwords = PostgresPasswords.names();
        Path first = folder.resolve("primary");
        Path second = folder.resolve("standby");
        makeTables(PostgresServer.in(first, HOST, port, passwords), tables);
        copy(first.resolve("data"), second.resolve("data"));
        Files.createFile(second.resolve("data/standby.signal"));
        PostgresServer primary = server(
                first, port, passwords, Map.of("synchronous_standby_names", "standby", "synchronous_commit", commit));
        String conninfo =
                "host=" + HOST + " port=" + port + " user=replicator password=replicator" + " application_name=standby";
        PostgresServer standby = server(second, port + 1, passwords, Map.of("primary_conninfo", conninfo));
        StandbyPair pair = new StandbyPair(primary, standby);
        try {
            primary.start();
            standby.start();
            Await.that("the standby is in sync", IN_SYNC)
                    .every(Duration.ofMillis(100))
                    .untilItHolds(pair::inSync);
            return pair;
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    DatabaseLogin login() {
        return primary.owner();
    }

    public PostgresServer primary() {
        return primary;
    }

    public PostgresServer standby() {
        return standby;
    }

    /** Root processes, by the name under which their time is shown. */
    Map<String, Long> roots() {
        return Map.of("primary", pid(primary), "standby", pid(standby));
    }

    @Override
    public void close() {
        // The primary first: its fast shutdown lets the standby have the rest.
        primary.close();
        standby.close();
    }

    private static PostgresServer server(Path folder, int port, PostgresPasswords passwords, Map<String, String> more) {
        return new PostgresServer(
                DatabaseSpec.in(folder, "postgres-" + folder.getFileName(), HOST, port)
                        .endingWithThisJvm(),
                passwords,
                more);
    }

    private static void makeTables(PostgresServer server, List<String> tables) throws SQLException {
        server.start();
        try (Connection connection = server.owner().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : tables) {
                statement.execute(sql);
            }
        } finally {
            server.stop();
        }
    }

    private boolean inSync() throws SQLException {
        try (Connection connection = primary.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_replication where sync_state = 'sync' and state = 'streaming'")) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private static long pid(PostgresServer server) {
        return server.part().process().orElseThrow().pid();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
