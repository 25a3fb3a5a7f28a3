package io.anlan.chaos.run;

import io.anlan.local.Twin;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the parts said since a moment, looked through for words that no run may leave behind. */
final class Logs {
    private static final List<String> NEVER =
            List.of("PANIC", "OutOfMemoryError", "deadlock detected", "Deadlock found", "corrupt");
    /** What a PostgreSQL tells every client whose session it ends since another server process died: stock, nothing found. */
    private static final String STOCK = "possibly corrupted shared memory";

    private static final int READ_MAX = 64 * 1024 * 1024;

    private final Twin twin;
    private final Map<String, Long> from = new HashMap<>();

    /** Looks from now on. */
    Logs(Twin twin) {
        this.twin = twin;
        for (String part : twin.partNames()) {
            from.put(part, size(twin.home().log(part)));
        }
    }

    /** Parts and words, without the lines: a log may name what a report must not. */
    List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        for (String part : twin.partNames()) {
            String text = since(twin.home().log(part), from.getOrDefault(part, 0L));
            found.addAll(said(part, text));
        }
        return found;
    }

    static List<String> said(String part, String text) {
        List<String> found = new ArrayList<>();
        for (String word : NEVER) {
            long lines = text.lines()
                    .filter(line -> line.replace(STOCK, "").contains(word))
                    .count();
            if (lines > 0) {
                found.add(part + " says " + word + " in " + lines + " lines");
            }
        }
        return found;
    }

    private static String since(Path log, long start) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            // A log that is shorter than it was has been begun anew.
            long at = file.length() < start ? 0 : start;
            byte[] bytes = new byte[(int) Math.min(READ_MAX, file.length() - at)];
            file.seek(at);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
