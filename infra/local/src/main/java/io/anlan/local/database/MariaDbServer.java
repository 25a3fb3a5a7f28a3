package io.anlan.local.database;

import io.anlan.local.database.DatabaseLogin.Engine;
import io.anlan.local.files.Folders;
import io.anlan.local.process.Launch;
import io.anlan.local.process.Part;
import io.anlan.local.process.PartException;
import io.anlan.local.process.Ports;
import io.anlan.local.process.ProcessTree.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A MariaDB 11.4 of a site with real users, durable commits and a row binlog with strict GTIDs. */
public final class MariaDbServer implements Server {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final DatabaseSpec spec;
    private final MariaDbPasswords passwords;
    private final int site;
    private final Part part;
    private final Map<String, String> more;
    private final Map<String, String> environment;

    /** The site's number is its server id and GTID domain. */
    public MariaDbServer(DatabaseSpec spec, MariaDbPasswords passwords, int site) {
        this(spec, passwords, site, Map.of(), Map.of());
    }

    /**
     * @param more settings beside those of every site, or in their place
     * @param environment variables the server is started with
     */
    public MariaDbServer(
            DatabaseSpec spec,
            MariaDbPasswords passwords,
            int site,
            Map<String, String> more,
            Map<String, String> environment) {
        this.more = Map.copyOf(more);
        this.environment = Map.copyOf(environment);
        this.spec = spec;
        this.passwords = passwords;
        this.site = site;
        this.part = spec.part();
    }

    /** A server in a folder of its own, with its log and pid record there; not yet started. */
    public static MariaDbServer in(Path folder, String host, int port, MariaDbPasswords passwords, int site) {
        return new MariaDbServer(DatabaseSpec.in(folder, "mariadb", host, port), passwords, site);
    }

    /** A running one in a temporary folder on a free port; it is gone when closed or when this JVM ends, however. */
    public static MariaDbServer throwaway() {
        var spec = DatabaseSpec.throwaway("mariadb");
        var server = new MariaDbServer(spec, new MariaDbPasswords("admin", "replicator", "platform"), 1);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Installs it when the folder is new and starts it; it may not answer yet. */
    @Override
    public void launch() {
        var programs = EnginePrograms.mariadb(spec.engines());
        Ports.mustBeFree(part.name(), spec.host(), spec.port());
        var configuration = configure(programs);
        new MariaDbInstall(programs, spec.data(), configuration).ifMissing(passwords);
        var command = new ArrayList<>(
                List.of(programs.resolve("bin/mariadbd").toString(), "--defaults-file=" + configuration));
        command.addAll(RunAs.mariadbOptions());
        part.start(new Launch(command, environment, spec.folder()));
        spec.watch(part);
    }

    private Path configure(Path programs) {
        try {
            Folders.createPrivate(spec.folder());
            Files.createDirectories(spec.folder().resolve("tmp"));
            var file = spec.folder().resolve("mariadb.cnf");
            var settings = new MariaDbSettings(programs, spec, site);
            more.forEach(settings::put);
            return Files.writeString(file, settings.file());
        } catch (IOException e) {
            throw new PartException(part.name() + " cannot be configured: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean answers() {
        try (var connection = admin().connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Ends it in order. */
    @Override
    public void stop() {
        part.stop(Signal.TERM, STOP);
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public String host() {
        return spec.host();
    }

    @Override
    public int port() {
        return spec.port();
    }

    public String jdbcUrl() {
        return replicator().jdbcUrl();
    }

    public String user() {
        return replicator().user();
    }

    public String password() {
        return replicator().password();
    }

    /** The login of the site's replicator: it owns the tables and may read the binlog. */
    public DatabaseLogin replicator() {
        return new DatabaseLogin(Engine.MARIADB, host(), port(), "anlan", "replicator", passwords.replicator());
    }

    /** The login of the operator of this server. */
    public DatabaseLogin admin() {
        return replicator().as("admin", passwords.admin());
    }

    /** The login of the other agencies' systems. */
    public DatabaseLogin platform() {
        return replicator().as("platform", passwords.platform());
    }

    @Override
    public void close() {
        stop();
        spec.forget();
    }
}
