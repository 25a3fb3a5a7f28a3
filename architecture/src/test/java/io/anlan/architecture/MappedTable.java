package io.anlan.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** A replicated table as the mapping file tells it, read here anew so that the kernel's own reader is not its judge. */
record MappedTable(String name, String rule, List<String> key, List<String> columns) {

    static List<MappedTable> of(Path mapping) {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(mapping)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<MappedTable> tables = new ArrayList<>();
        for (String name : words(entries.getProperty("tables", ""))) {
            tables.add(new MappedTable(
                    name,
                    entries.getProperty(name + ".rule", "none"),
                    words(entries.getProperty(name + ".key", "")),
                    words(entries.getProperty(name + ".columns", "")).stream()
                            .map(column -> column.split(" ", -1)[0])
                            .toList()));
        }
        return tables;
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
