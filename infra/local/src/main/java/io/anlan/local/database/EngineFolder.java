package io.anlan.local.database;

import io.anlan.local.files.FileLock;
import io.anlan.local.files.Folders;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder with the unpacked database programs, shared by every twin and test of this checkout. */
public final class EngineFolder {
    private final Path folder;

    public EngineFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** {@code -Danlan.engines}, else ANLAN_ENGINES, else {@code .anlan/engines} of the checkout. */
    public static EngineFolder standard() {
        var given = System.getProperty("anlan.engines", System.getenv().getOrDefault("ANLAN_ENGINES", ""));
        return new EngineFolder(given.isEmpty() ? checkout().resolve(".anlan/engines") : Path.of(given));
    }

    /** The checkout this program belongs to, or a folder of this user where there is none. */
    public static Path checkout() {
        var given = System.getProperty("anlan.checkout", "");
        if (!given.isEmpty()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("infra/local/pom.xml"))) {
                return at;
            }
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "anlan-" + System.getProperty("user.name"));
    }

    /** The programs of an engine, unpacked once; two processes that ask at the same moment get one copy. */
    Path unpacked(String name, Unpacking unpacking) {
        var home = folder.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            return FileLock.holding(folder.resolve(name + ".lock"), () -> unpack(home, unpacking));
        } catch (IOException e) {
            throw new PartException(
                    "cannot unpack " + name + " into " + folder + " (" + e.getMessage()
                            + "); free some space or point ANLAN_ENGINES to a folder you may write",
                    e);
        }
    }

    private static Path unpack(Path home, Unpacking unpacking) throws IOException {
        if (Files.isDirectory(home)) {
            return home;
        }
        var fresh = home.resolveSibling(home.getFileName() + ".new");
        // A half unpacked copy of a run that was killed; nobody else writes here while we hold the lock.
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        unpacking.into(fresh);
        return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the folder is, for messages. */
    public Path path() {
        return folder;
    }

    /** Puts the programs of one engine into a folder. */
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    static UncheckedIOException missing(String resource) {
        return new UncheckedIOException(new IOException(resource + " is not on the class path"));
    }
}
