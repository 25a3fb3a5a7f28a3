package io.anlan.chaos.powercut;

import io.anlan.chaos.machine.LoopDisk;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.DatabaseSpec;
import io.anlan.local.database.PostgresPasswords;
import io.anlan.local.database.PostgresServer;
import io.anlan.local.files.Folders;
import io.anlan.local.process.PartException;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registration store's server and settings on a disk whose power is cut amid commits. Everything it acknowledged must
 * be there afterwards; the same of a server that never syncs must lose some, or the cut cuts nothing.
 */
public final class PowerCut {
    private static final String HOST = "127.0.0.1";
    private static final int WRITERS = 4;
    private static final int DISK_MEGABYTES = 700;
    /** So many commits on average are on their way or just behind when the power goes. */
    private static final int ACKNOWLEDGED = 400;

    /** What became of the acknowledged rows; {@code began} says whether the server came back at all. */
    public record Kept(long acknowledged, long lost, boolean began) {}

    /** With settings beside those of a site's own. */
    public Kept cut(Map<String, String> settings) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("anlan-power-");
        try (LoopDisk disk = LoopDisk.make(folder, DISK_MEGABYTES)) {
            PostgresServer server = new PostgresServer(
                    DatabaseSpec.in(disk.folder().resolve("pg"), "power-cut", HOST, Ports.free(HOST))
                            .recordedIn(folder.resolve("server.pid"), folder.resolve("server.log")),
                    PostgresPasswords.names(),
                    settings);
            try {
                return cut(disk, server);
            } finally {
                server.kill();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static Kept cut(LoopDisk disk, PostgresServer server) throws SQLException, InterruptedException {
        server.start();
        execute(server.owner(), "create table kept (id bigint primary key, what text not null)");
        execute(server.superuser(), "checkpoint");
        disk.sync();
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(new Writer(server.owner(), i, acknowledged), "writer-" + i);
            writer.start();
            writers.add(writer);
        }
        while (acknowledged.size() < ACKNOWLEDGED && writers.stream().anyMatch(Thread::isAlive)) {
            Thread.onSpinWait();
        }
        disk.cut();
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        disk.again();
        try {
            server.start();
        } catch (PartException neverCameBack) {
            return new Kept(acknowledged.size(), acknowledged.size(), false);
        }
        long all = acknowledged.size();
        acknowledged.removeAll(held(server.owner()));
        return new Kept(all, acknowledged.size(), true);
    }

    private static Set<Long> held(DatabaseLogin login) throws SQLException {
        Set<Long> held = new HashSet<>();
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from kept")) {
            while (row.next()) {
                held.add(row.getLong(1));
            }
        }
        return held;
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Commits row after row until its server is gone, and remembers what it was told. */
    private record Writer(DatabaseLogin login, int number, Set<Long> acknowledged) implements Runnable {
        private static final long APART = 1_000_000_000L;

        @Override
        public void run() {
            try (Connection connection = login.connect();
                    var insert = connection.prepareStatement("insert into kept values (?, repeat('x', 200))")) {
                for (long id = number * APART; ; id++) {
                    insert.setLong(1, id);
                    if (insert.executeUpdate() == 1) {
                        acknowledged.add(id);
                    }
                }
            } catch (SQLException powerless) {
                return;
            }
        }
    }
}
