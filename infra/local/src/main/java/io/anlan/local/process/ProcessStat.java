package io.anlan.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the kernel says of one process: enough to know it again and to see whether it still runs. */
public record ProcessStat(long pid, char state, long parent, int threads, long startTicks) {

    /** The present state of a process, or empty when the kernel knows none of this number. */
    public static Optional<ProcessStat> of(long pid) {
        try {
            // ISO 8859-1 because a process may carry any bytes in its name.
            return Optional.of(parse(Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static ProcessStat parse(String stat) {
        // The name stands in parentheses and may itself hold spaces and parentheses.
        var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        var pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        return new ProcessStat(
                pid,
                afterName[0].charAt(0),
                Long.parseLong(afterName[1]),
                Integer.parseInt(afterName[17]),
                Long.parseLong(afterName[19]));
    }

    /** What it was started as, its words separated by blanks; empty when it has gone. */
    public String command() {
        try {
            // Not readString, which throws at the first byte that is no UTF-8.
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** False for a process that has ended and only waits for its parent to notice. */
    public boolean running() {
        // The first thread may be gone while others still hold the ports and files.
        return (state != 'Z' && state != 'X') || threads > 1;
    }

    /** True while the process is stopped by a signal. */
    public boolean frozen() {
        return state == 'T';
    }
}
