package io.anlan.local.database;

import io.anlan.local.database.DatabaseLogin.Engine;
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
import org.jspecify.annotations.Nullable;

/** A PostgreSQL 18.6 of a site, durable ({@code fsync=on}) and ready for logical replication. */
public final class PostgresServer implements Server {
    private static final Duration STOP = Duration.ofSeconds(20);

    private final DatabaseSpec spec;
    private final PostgresPasswords passwords;
    private final Part part;
    private final Map<String, String> more;
    private final @Nullable Path tls;

    public PostgresServer(DatabaseSpec spec, PostgresPasswords passwords, Map<String, String> moreSettings) {
        this(spec, passwords, moreSettings, null);
    }

    /** @param tls folder with its certificate, if the other site may come in */
    public PostgresServer(
            DatabaseSpec spec, PostgresPasswords passwords, Map<String, String> moreSettings, @Nullable Path tls) {
        this.tls = tls;
        this.spec = spec;
        this.passwords = passwords;
        this.part = spec.part();
        this.more = Map.copyOf(moreSettings);
    }

    /** A server in a folder of its own, with its log and pid record there; not yet started. */
    public static PostgresServer in(Path folder, String host, int port, PostgresPasswords passwords) {
        return new PostgresServer(DatabaseSpec.in(folder, "postgres", host, port), passwords, Map.of());
    }

    /** A running one in a temporary folder on a free port; it is gone when closed or when this JVM ends, however. */
    public static PostgresServer throwaway() {
        return throwaway(Map.of());
    }

    /** The same with settings of its own. */
    public static PostgresServer throwaway(Map<String, String> moreSettings) {
        return throwaway(moreSettings, null);
    }

    /** The same with a certificate. */
    public static PostgresServer throwaway(Map<String, String> moreSettings, @Nullable Path tls) {
        var spec = DatabaseSpec.throwaway("postgres");
        var server = new PostgresServer(spec, PostgresPasswords.names(), moreSettings, tls);
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
        var programs = EnginePrograms.postgres(spec.engines());
        new PostgresInstall(programs, spec).ifMissing(passwords);
        Ports.mustBeFree(part.name(), spec.host(), spec.port());
        configure();
        new PostmasterLock(spec.data()).removeIfDead();
        var command = new ArrayList<>(RunAs.postgresPrefix());
        command.addAll(List.of(
                programs.resolve("bin/postgres").toString(), "-D", spec.data().toString()));
        part.start(new Launch(command, Map.of(), spec.folder()));
        spec.watch(part);
    }

    private void configure() {
        var settings = new PostgresSettings(spec.host(), spec.port());
        more.forEach(settings::put);
        if (tls != null) {
            settings.secure(tls);
        }
        try {
            Files.writeString(spec.data().resolve("postgresql.conf"), settings.file());
            Files.writeString(spec.data().resolve("pg_hba.conf"), PostgresSettings.access(tls != null));
        } catch (IOException e) {
            throw new PartException(part.name() + " cannot be configured: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean answers() {
        try (var connection = superuser().connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Ends it in order: sessions are cut, everything is on disk. Of one that was killed it takes away what is left. */
    @Override
    public void stop() {
        part.stop(Signal.INT, STOP);
        new PostmasterLock(spec.data()).removeIfDead();
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
        return owner().jdbcUrl();
    }

    public String user() {
        return owner().user();
    }

    public String password() {
        return owner().password();
    }

    /** The login of the node: owner of database {@code anlan}, no superuser. */
    public DatabaseLogin owner() {
        return new DatabaseLogin(Engine.POSTGRESQL, host(), port(), "anlan", "anlan", passwords.owner());
    }

    /** The login of this site's replicator. */
    public DatabaseLogin replicator() {
        return owner().as("replicator", passwords.replicator());
    }

    /** The login of the peer's replicator. */
    public DatabaseLogin reader() {
        return owner().as("reader", passwords.reader());
    }

    /** The login of auditors. */
    public DatabaseLogin auditor() {
        return owner().as("auditor", passwords.auditor());
    }

    /** The login of the operator of this server. */
    public DatabaseLogin superuser() {
        return owner().as("postgres", passwords.superuser());
    }

    @Override
    public void close() {
        stop();
        spec.forget();
    }
}
