package io.anlan.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How the databases are started as root, which both refuse to run as. */
final class RunAs {
    private RunAs() {}

    /** PostgreSQL in a user namespace of its own sees an ordinary uid; unshare replaces itself, so the pid stays. */
    static List<String> postgresPrefix() {
        return root() ? List.of("unshare", "-U") : List.of();
    }

    /** MariaDB wants to be told. */
    static List<String> mariadbOptions() {
        return root() ? List.of("--user=root") : List.of();
    }

    static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
