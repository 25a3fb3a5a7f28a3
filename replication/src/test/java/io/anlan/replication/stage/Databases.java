package io.anlan.replication.stage;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.MariaDbServer;
import io.anlan.local.database.PostgresServer;
import io.anlan.replication.apply.mariadb.MariaDbMigration;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Real databases as a site has them, migrated as in production. Each is started when a test first asks for it. */
public final class Databases {
    private static final Path MIGRATIONS = Path.of("../app/src/main/resources/db/migration");

    private static volatile @Nullable PostgresServer insteadOfB;

    private Databases() {}

    /** Two registration stores and a platform store; the holder idiom starts each once. */
    private static final class PostgresA {
        static final PostgresServer SERVER =
                migrated(PostgresServer.throwaway(Map.of("max_slot_wal_keep_size", "64MB")));
    }

    private static final class PostgresB {
        static final PostgresServer SERVER = migrated(PostgresServer.throwaway());
    }

    private static final class MariaDb {
        static final MariaDbServer SERVER = migrated(MariaDbServer.throwaway(), SiteId.SITE_A);
    }

    private static final class MariaDbOfB {
        static final MariaDbServer SERVER = migrated(MariaDbServer.throwaway(), SiteId.SITE_B);
    }

    public static PostgresServer postgresA() {
        return PostgresA.SERVER;
    }

    public static PostgresServer postgresB() {
        PostgresServer rebuilt = insteadOfB;
        return rebuilt == null ? PostgresB.SERVER : rebuilt;
    }

    /** A new and empty registration store stands where site B's was, until this is closed. */
    public static AutoCloseable newPostgresB() {
        PostgresServer rebuilt = migrated(PostgresServer.throwaway());
        insteadOfB = rebuilt;
        return () -> {
            insteadOfB = null;
            rebuilt.close();
        };
    }

    /** A new and empty platform store stands where a site's was: another id, no rows, a binlog that begins anew. */
    public static void newMariaDb(SiteId site) {
        MariaDbServer server = site == SiteId.SITE_A ? mariaDb() : mariaDbB();
        CleanStage.mariaDb(server.replicator());
        run(server.admin(), "UPDATE anlan.store_incarnation SET incarnation = CONCAT('maria-', UUID())");
        run(server.admin(), "RESET MASTER");
    }

    public static MariaDbServer mariaDb() {
        return MariaDb.SERVER;
    }

    /** The address of a server as links are told it. */
    public static DatabaseAddress address(DatabaseLogin login) {
        return new DatabaseAddress(login.host(), login.port(), login.database(), login.user(), login.password(), null);
    }

    /** Site B's platform store; {@link #mariaDb} is site A's. */
    public static MariaDbServer mariaDbB() {
        return MariaDbOfB.SERVER;
    }

    /** The address of site A's platform store. */
    public static MariaDbAddress platform() {
        return platform(SiteId.SITE_A);
    }

    /** The address of a site's platform store. */
    public static MariaDbAddress platform(SiteId site) {
        return platform(site == SiteId.SITE_A ? mariaDb() : mariaDbB(), site);
    }

    private static MariaDbAddress platform(MariaDbServer server, SiteId site) {
        return new MariaDbAddress(address(server.replicator()), 70 + site.number());
    }

    /** Where nobody listens. */
    public static DatabaseAddress nobody() {
        return new DatabaseAddress("127.0.0.1", 9, "anlan", "replicator", "x", null);
    }

    /** Runs statements in one transaction. */
    public static void run(DatabaseLogin login, String... statements) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    public static String ask(DatabaseLogin login, String sql) {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a platform store's triggers anew where they are missing. */
    public static void doorsOf(SiteId site) {
        new MariaDbMigration(platform(site), site, Rows.CATALOG).run();
    }

    /** 10 of {@code V10__roles.sql}, which comes after V9 though not by the alphabet. */
    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static PostgresServer migrated(PostgresServer server) {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> sorted =
                    files.sorted(Comparator.comparingInt(Databases::number)).toList();
            for (Path file : sorted) {
                run(server.owner(), Files.readString(file));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MariaDbServer migrated(MariaDbServer server, SiteId site) {
        new MariaDbMigration(platform(server, site), site, Rows.CATALOG).run();
        return server;
    }
}
