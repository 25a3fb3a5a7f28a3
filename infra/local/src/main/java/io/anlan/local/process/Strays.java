package io.anlan.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds processes that were started as parts of a twin, whether or not their pid record is still there. */
public final class Strays {
    static final String MARK = "ANLAN_PART";

    private Strays() {}

    /** The running processes whose pid record lies, or lay, under this folder. */
    public static List<Long> under(Path folder) {
        var mark = MARK + "=" + folder.toAbsolutePath().normalize() + "/";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> environment(pid).contains(mark))
                .filter(pid -> ProcessStat.of(pid).filter(ProcessStat::running).isPresent())
                .toList();
    }

    private static String environment(long pid) {
        try {
            // The path of a folder is written in UTF-8; bytes that are none are nothing of ours.
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/environ")), StandardCharsets.UTF_8);
        } catch (IOException notOurs) {
            // Another user's process, or one that has ended: no part of this twin.
            return "";
        }
    }
}
