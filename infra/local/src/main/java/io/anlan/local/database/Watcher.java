package io.anlan.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a throw-away server with the JVM that asked for it. A small shell reads from a pipe this JVM holds open; however
 * the JVM ends, the pipe ends too, and the shell kills the server and removes its folder. A shutdown hook would not run
 * after kill -9.
 */
final class Watcher {
    // Only a process that works in that folder is the server; its number may have been given to another.
    // Asked first, because a killed PostgreSQL leaves its shared memory behind; killed when it does not hear.
    private static final String SCRIPT = """
            read -r never
            if [ "$(readlink "/proc/$1/cwd")" = "$2/data" ]; then
                kill -QUIT "$1"
                left=50
                while [ -d "/proc/$1" ] && [ "$left" -gt 0 ]; do
                    sleep 0.1
                    left=$((left - 1))
                done
                kill -KILL "$1" 2> /dev/null
            fi
            rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }
            """;

    // Held here so that the collector does not close a pipe while this JVM lives.
    private static final Map<Path, Process> SHELLS = new ConcurrentHashMap<>();

    private Watcher() {}

    static void endWithThisJvm(long pid, Path folder) {
        try {
            var shell = new ProcessBuilder(
                            "setsid", "sh", "-c", SCRIPT, "watcher", Long.toString(pid), folder.toString())
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var earlier = SHELLS.put(folder, shell);
            if (earlier != null) {
                earlier.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server has ended: the watcher of this folder is needed no more. */
    static void release(Path folder) {
        var shell = SHELLS.remove(folder);
        if (shell != null) {
            shell.destroyForcibly();
        }
    }
}
