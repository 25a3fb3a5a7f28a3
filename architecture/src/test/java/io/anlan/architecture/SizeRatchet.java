package io.anlan.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Java files above the limit, with the size each had when it was let in. An entry may be lowered and must be when its file
 * shrinks; a file that grows beyond its entry, and an entry that is no longer needed, are findings.
 */
final class SizeRatchet {
    static final int FILE_LINES = 250;

    private SizeRatchet() {}

    static List<String> findings(Checkout checkout, Path ratchetFile) {
        Map<String, Integer> permitted = read(ratchetFile);
        List<String> findings = new ArrayList<>();
        for (Path file : checkout.javaFiles()) {
            String name = checkout.name(file);
            int lines = (int) Checkout.read(file).lines().count();
            Integer entry = permitted.remove(name);
            int limit = entry == null ? FILE_LINES : entry;
            if (lines > limit) {
                findings.add(name + " has " + lines + " lines, " + limit + " are allowed: look for the second idea");
            } else if (entry != null && lines <= FILE_LINES) {
                findings.add(name + " fits the limit: take its entry out of the ratchet");
            } else if (entry != null && lines < entry) {
                findings.add(name + " shrank: lower its entry to " + lines);
            }
        }
        permitted.keySet().forEach(name -> findings.add(name + " is in the ratchet and nowhere else"));
        return findings;
    }

    private static Map<String, Integer> read(Path ratchetFile) {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(ratchetFile)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> permitted = new TreeMap<>();
        entries.forEach((name, lines) ->
                permitted.put(name.toString(), Integer.valueOf(lines.toString().strip())));
        return permitted;
    }
}
