package io.anlan.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says which process listens on a port, as far as this user may see. */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int INODE = 9;

    private PortOwner() {}

    /** For example {@code java, pid 4711}. */
    static Optional<String> of(int port) {
        try {
            var sockets = sockets(port);
            return ProcessHandle.allProcesses()
                    .filter(process -> holdsOneOf(process.pid(), sockets))
                    .findFirst()
                    .map(process -> name(process.pid()) + ", pid " + process.pid());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Set<String> sockets(int port) throws IOException {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        var sockets = new HashSet<String>();
        // Java listens on IPv4 addresses by way of IPv6.
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (var line : Files.readAllLines(Path.of(table))) {
                var words = line.trim().split("\\s+", -1);
                if (words.length > INODE && words[1].endsWith(suffix) && words[3].equals(LISTENING)) {
                    sockets.add("socket:[" + words[INODE] + "]");
                }
            }
        }
        return sockets;
    }

    private static boolean holdsOneOf(long pid, Set<String> sockets) {
        try (var open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (var file : open) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException notOurs) {
            // Another user's process, or one that has just ended: it cannot be named.
            return false;
        }
        return false;
    }

    private static String name(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).trim();
        } catch (IOException ended) {
            return "a process";
        }
    }
}
