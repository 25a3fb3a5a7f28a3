package io.anlan.chaos.bench;

import io.anlan.local.process.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU time of whole process trees by the kernel's own count: the figure that noise on a shared machine moves least. */
public final class CpuMeter {
    private final Map<String, Long> roots;

    /** Names and root processes of what is measured. */
    public CpuMeter(Map<String, Long> roots) {
        this.roots = new LinkedHashMap<>(roots);
    }

    /** CPU microseconds used so far, by name. */
    public Map<String, Long> read() {
        Map<String, Long> micros = new LinkedHashMap<>();
        roots.forEach((name, root) -> micros.put(name, treeMicros(root)));
        return micros;
    }

    /** CPU microseconds by name between an earlier reading and now. */
    public Map<String, Long> since(Map<String, Long> earlier) {
        Map<String, Long> spent = new LinkedHashMap<>();
        read().forEach((name, now) -> spent.put(name, now - earlier.getOrDefault(name, now)));
        return spent;
    }

    private static long treeMicros(long root) {
        long sum = 0;
        for (long pid : new ProcessTree(root).pids()) {
            sum += processMicros(pid);
        }
        return sum;
    }

    private static long processMicros(long pid) {
        try {
            Path stat = Path.of("/proc/" + pid + "/stat");
            return CpuTimes.parse(Files.readString(stat, StandardCharsets.ISO_8859_1))
                    .micros();
        } catch (IOException ended) {
            // Ended since the listing: its time is in its parent's count of waited-for children from now on.
            return 0;
        }
    }
}
