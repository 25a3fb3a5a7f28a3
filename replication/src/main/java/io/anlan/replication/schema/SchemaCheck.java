package io.anlan.replication.schema;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with its description in the mapping file. Every finding is one that would lose rows, let databases differ
 * or stop a link; a column that only the database knows is none, as long as rows can be written without it.
 */
public final class SchemaCheck {
    private static final Map<Engine, Map<ColumnType, Set<String>>> TYPES = Map.of(
            Engine.POSTGRESQL,
            Map.of(
                    ColumnType.TEXT, Set.of("text", "character varying"),
                    ColumnType.BIGINT, Set.of("bigint"),
                    ColumnType.SMALLINT, Set.of("smallint"),
                    ColumnType.BYTES, Set.of("bytea")),
            Engine.MARIADB,
            Map.of(
                    ColumnType.TEXT, Set.of("varchar", "text", "mediumtext", "longtext"),
                    ColumnType.BIGINT, Set.of("bigint"),
                    ColumnType.SMALLINT, Set.of("smallint"),
                    ColumnType.BYTES, Set.of("binary", "varbinary", "blob", "mediumblob", "longblob")));

    /** Collations under which two texts are equal only if their bytes are. */
    private static final Map<Engine, String> BYTEWISE =
            Map.of(Engine.POSTGRESQL, "C", Engine.MARIADB, "utf8mb4_nopad_bin");

    private SchemaCheck() {}

    /** What does not fit, one sentence each; empty if all does. */
    public static List<String> findings(TableDescription table, ActualTable actual, Engine engine) {
        if (actual.columns().isEmpty()) {
            return List.of("table " + table.name() + " is missing");
        }
        List<String> findings = new ArrayList<>();
        for (Column column : table.columns()) {
            @Nullable ActualColumn there = actual.columns().get(column.name());
            String name = table.name() + "." + column.name();
            if (there == null) {
                findings.add("column " + name + " is missing");
            } else {
                findings.addAll(column(table, column, there, engine).stream()
                        .map(finding -> "column " + name + " " + finding)
                        .toList());
            }
        }
        findings.addAll(unmapped(table, actual));
        findings.addAll(keys(table, actual));
        return findings;
    }

    private static List<String> column(TableDescription table, Column column, ActualColumn there, Engine engine) {
        List<String> findings = new ArrayList<>();
        Set<String> fitting = TYPES.getOrDefault(engine, Map.of()).getOrDefault(column.type(), Set.of());
        if (!fitting.contains(there.type())) {
            findings.add("is " + there.type() + ", mapped as " + column.type());
        }
        if (there.nullable() != column.nullable()) {
            findings.add(there.nullable() ? "takes NULL, mapped as one that does not" : "takes no NULL");
        }
        if (there.drawn()) {
            findings.add("draws from a sequence: both sites would draw the same");
        }
        if (column.type() == ColumnType.TEXT) {
            String bytewise = BYTEWISE.getOrDefault(engine, "");
            boolean key = table.key().contains(column.name());
            if (key && !there.collation().equals(bytewise)) {
                findings.add("has collation " + there.collation() + ", a key needs " + bytewise);
            }
            if (engine == Engine.MARIADB && !there.charset().equals("utf8mb4")) {
                findings.add("has character set " + there.charset() + ", which cannot hold every text");
            }
        }
        return findings;
    }

    private static List<String> unmapped(TableDescription table, ActualTable actual) {
        Set<String> mapped = new HashSet<>();
        table.columns().forEach(column -> mapped.add(column.name()));
        List<String> findings = new ArrayList<>();
        new TreeMap<>(actual.columns()).forEach((name, column) -> {
            if (!mapped.contains(name) && !column.nullable() && !column.filled()) {
                findings.add("column " + table.name() + "." + name
                        + " is not mapped and takes neither NULL nor a default: no row could be written");
            }
        });
        return findings;
    }

    private static List<String> keys(TableDescription table, ActualTable actual) {
        List<String> findings = new ArrayList<>();
        Set<String> mergeKey = Set.copyOf(table.key());
        if (!actual.uniqueKeys().contains(mergeKey)) {
            findings.add("table " + table.name() + " has no unique key over " + String.join(", ", table.key()));
        }
        actual.uniqueKeys().stream()
                .filter(key -> !key.equals(mergeKey))
                .map(key -> "table " + table.name() + " has a second unique key over "
                        + String.join(", ", key.stream().sorted().toList()) + ": one bad row would stop the link")
                .forEach(findings::add);
        if (actual.foreignKeys() > 0) {
            findings.add("table " + table.name() + " has a foreign key: a row that came first would stop the link");
        }
        return findings;
    }
}
