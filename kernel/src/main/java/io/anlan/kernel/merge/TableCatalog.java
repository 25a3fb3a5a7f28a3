package io.anlan.kernel.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All replicated tables, read from the mapping file {@code anlan-tables.properties}. */
public final class TableCatalog {
    private final Map<String, TableDescription> tables;

    private TableCatalog(Map<String, TableDescription> tables) {
        this.tables = Collections.unmodifiableMap(tables);
    }

    /** The tables of this version of the product. */
    public static TableCatalog standard() {
        try (InputStream in = TableCatalog.class.getResourceAsStream("/anlan-tables.properties")) {
            if (in == null) {
                throw new IllegalStateException("anlan-tables.properties is not on the class path");
            }
            return load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read anlan-tables.properties", e);
        }
    }

    /** Reads a mapping file; whatever is wrong in it stops the start. */
    public static TableCatalog load(InputStream in) throws IOException {
        Properties file = new Properties();
        file.load(new InputStreamReader(in, UTF_8));
        Map<String, TableDescription> tables = new LinkedHashMap<>();
        for (String name : list(file, "tables")) {
            tables.put(name, table(file, name));
        }
        return new TableCatalog(tables);
    }

    /** The table of this name. */
    public TableDescription table(String name) {
        @Nullable TableDescription table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("No replicated table is called " + name);
        }
        return table;
    }

    /** All tables, in the order in which a copy is made. */
    public Collection<TableDescription> tables() {
        return tables.values();
    }

    private static TableDescription table(Properties file, String name) {
        MergeRule rule = MergeRule.valueOf(String.join("", list(file, name + ".rule")));
        Set<Direction> directions = list(file, name + ".directions").stream()
                .map(Direction::valueOf)
                .collect(Collectors.toSet());
        List<Column> columns =
                list(file, name + ".columns").stream().map(TableCatalog::column).toList();
        return new TableDescription(name, rule, list(file, name + ".key"), columns, directions);
    }

    private static Column column(String text) {
        List<String> words = Arrays.asList(text.split("\\s+", -1));
        if (words.size() != 2) {
            throw new IllegalArgumentException("A column is a name and a type, not: " + text);
        }
        boolean later = words.get(1).endsWith("?+");
        boolean nullable = later || words.get(1).endsWith("?");
        int marks = later ? 2 : nullable ? 1 : 0;
        ColumnType type = switch (words.get(1).substring(0, words.get(1).length() - marks)) {
            case "text" -> ColumnType.TEXT;
            case "bigint" -> ColumnType.BIGINT;
            case "smallint" -> ColumnType.SMALLINT;
            case "bytes" -> ColumnType.BYTES;
            default -> throw new IllegalArgumentException("No column has the type " + words.get(1));
        };
        return new Column(words.get(0), type, nullable, later);
    }

    private static List<String> list(Properties file, String key) {
        @Nullable String value = file.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The mapping file does not say " + key);
        }
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
