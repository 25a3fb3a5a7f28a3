package io.anlan.local.database;

import io.anlan.local.files.Folders;
import io.anlan.local.process.Part;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a database server lives: name, folder (it makes {@code data} in it), address, pid record and log, and the
 * folder of unpacked programs.
 */
public record DatabaseSpec(
        String name,
        Path folder,
        String host,
        int port,
        Path record,
        Path log,
        EngineFolder engines,
        boolean throwAway) {

    /** A server whose log and pid record lie in its own folder. */
    public static DatabaseSpec in(Path folder, String name, String host, int port) {
        var home = folder.toAbsolutePath();
        var log = home.resolve("server.log");
        return new DatabaseSpec(
                name, home, host, port, home.resolve("server.pid"), log, EngineFolder.standard(), false);
    }

    /** The same server with log and pid record elsewhere. */
    public DatabaseSpec recordedIn(Path recordFile, Path logFile) {
        return new DatabaseSpec(name, folder, host, port, recordFile, logFile, engines, throwAway);
    }

    /** The same server run from programs unpacked elsewhere. */
    public DatabaseSpec withEngines(EngineFolder otherEngines) {
        return new DatabaseSpec(name, folder, host, port, record, log, otherEngines, throwAway);
    }

    /** The same server for a while: it and its folder are gone when it is closed or when this JVM ends, however. */
    public DatabaseSpec endingWithThisJvm() {
        return new DatabaseSpec(name, folder, host, port, record, log, engines, true);
    }

    static DatabaseSpec throwaway(String name) {
        try {
            var folder = Files.createTempDirectory("anlan-" + name + "-");
            return in(folder, name, "127.0.0.1", Ports.free("127.0.0.1")).endingWithThisJvm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Part part() {
        return new Part(name, record, log);
    }

    /** A throw-away server must not outlive the JVM that asked for it, not even after kill -9. */
    void watch(Part part) {
        if (throwAway) {
            part.process().ifPresent(process -> Watcher.endWithThisJvm(process.pid(), folder));
        }
    }

    void forget() {
        if (!throwAway) {
            return;
        }
        Watcher.release(folder);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
