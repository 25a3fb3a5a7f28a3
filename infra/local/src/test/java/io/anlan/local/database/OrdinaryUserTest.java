package io.anlan.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.local.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Root runs the databases by detours; an ordinary user must get on without them. */
class OrdinaryUserTest {
    private static final String NOBODY = "65534";
    private static final long LIMIT_SECONDS = 90;

    @Test
    void an_ordinary_user_runs_both_databases() throws Exception {
        assumeTrue(RunAs.root(), "already an ordinary user: every test here shows it");
        assumeTrue(works("setpriv", "--version"), "no setpriv to become an ordinary user with");
        var engines = engines();
        assumeTrue(
                works(asNobody(
                        "test",
                        "-r",
                        engines.resolve("postgresql-18.6.0/bin/postgres").toString())),
                "an ordinary user may not enter " + engines);

        var folder = Files.createTempDirectory("anlan-user-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try {
            var said = runAsNobody(folder, engines);

            assertThat(said).contains("uid " + NOBODY, "PostgreSQL 18.6", "11.4.5-MariaDB", "all ended");
        } finally {
            Folders.delete(folder);
        }
    }

    private static Path engines() {
        var engines = EngineFolder.standard();
        assertThat(EnginePrograms.postgres(engines)).exists();
        assertThat(EnginePrograms.mariadb(engines)).exists();
        return engines.path();
    }

    private static String runAsNobody(Path folder, Path engines) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = asNobody(
                java,
                "-Djava.io.tmpdir=" + folder,
                "-Danlan.engines=" + engines,
                "-cp",
                readableClassPath(folder.resolve("classes")),
                Started.class.getName());
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        var result = folder.resolve("result");
        return Files.readString(Files.exists(result) ? result : folder.resolve("said"), StandardCharsets.UTF_8);
    }

    /** The local repository may lie in a home only its owner may enter, so the few jars needed are copied. */
    private static String readableClassPath(Path target) throws IOException, ClassNotFoundException {
        var places = new ArrayList<String>();
        for (var name : List.of(
                "io.anlan.kernel.SiteId",
                "io.anlan.local.database.PostgresServer",
                "io.anlan.local.database.OrdinaryUserTest$Started",
                "org.postgresql.Driver",
                "org.mariadb.jdbc.Driver",
                "org.apache.commons.compress.archivers.tar.TarArchiveInputStream",
                "org.slf4j.Logger")) {
            var source = Path.of(Class.forName(name)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            var copy = target.resolve(Integer.toString(places.size()));
            copy(source, Files.isDirectory(source) ? copy : copy.resolveSibling(copy.getFileName() + ".jar"));
            places.add(Files.isDirectory(copy) ? copy.toString() : copy + ".jar");
        }
        return String.join(":", places);
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (var tree = Files.walk(source)) {
            for (var file : tree.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static List<String> asNobody(String... command) {
        var all = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        all.addAll(List.of(command));
        return all;
    }

    private static boolean works(String... command) throws IOException, InterruptedException {
        return works(List.of(command));
    }

    private static boolean works(List<String> command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream out = process.getInputStream()) {
                out.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** What the ordinary user runs. */
    static final class Started {
        private Started() {}

        public static void main(String[] args) throws SQLException, IOException {
            var said = new StringBuilder("uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid") + "\n");
            try (var postgres = PostgresServer.throwaway();
                    var mariadb = MariaDbServer.throwaway()) {
                said.append(version(postgres.owner())).append('\n');
                said.append(version(mariadb.replicator())).append('\n');
            }
            said.append("all ended\n");
            Files.writeString(Path.of("result"), said);
        }

        private static String version(DatabaseLogin login) throws SQLException {
            try (var connection = login.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT version()")) {
                return rows.next() ? rows.getString(1) : "nothing";
            }
        }
    }
}
