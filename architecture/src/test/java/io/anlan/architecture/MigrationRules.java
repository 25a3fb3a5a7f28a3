package io.anlan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a migration may do while the former release still runs beside the new one, or comes back: expand. What takes away or narrows
 * is a contract; it stands in a file of its own that says so, and comes when no release in use needs what it takes.
 */
final class MigrationRules {

    /** Before this rule there was no upgrade with traffic on; what is after these must keep it. */
    private static final Map<String, Integer> BEFORE_THE_RULE = Map.of(
            "app/src/main/resources/db/migration", 8,
            "replication/src/main/resources/db/mariadb", 6);

    private static final Pattern CONTRACT = Pattern.compile("(?im)^-- contract: \\S.{10,}$");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");
    private static final Pattern NEW_TABLE =
            Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
    private static final Pattern TABLE_OF = Pattern.compile(
            "(?is)^(?:alter\\s+table|create\\s+(?:unique\\s+)?index\\s+\\w+\\s+on|truncate(?:\\s+table)?)\\s+"
                    + "(?:if\\s+exists\\s+)?(?:only\\s+)?(\\w+).*");
    private static final Map<String, Pattern> NARROWING = Map.of(
            "drops something",
                    Pattern.compile("(?is).*\\bdrop\\s+(?!index\\b|trigger\\b|function\\b|not\\s+null\\b).*"),
            "renames something", Pattern.compile("(?is).*\\brename\\b.*"),
            "changes a column's type", Pattern.compile("(?is)^alter\\s+table.*\\b(type|modify|change)\\b.*"),
            "makes a column mandatory", Pattern.compile("(?is).*\\bset\\s+not\\s+null\\b.*"),
            "adds a mandatory column without a default",
                    Pattern.compile(
                            "(?is)^alter\\s+table.*\\badd\\s(?:(?!\\bdefault\\b).)*\\bnot\\s+null\\b(?:(?!\\bdefault\\b).)*"),
            "adds a constraint",
                    Pattern.compile("(?is)^alter\\s+table.*\\badd\\s+(constraint|unique|primary|foreign|check)\\b.*"),
            "makes an index unique", Pattern.compile("(?is)^create\\s+unique\\s+index.*"),
            "empties a table", Pattern.compile("(?is)^truncate\\b.*"),
            "takes a right away", Pattern.compile("(?is)^revoke\\b.*"));

    private MigrationRules() {}

    /** What the migrations of both engines do against the rule. */
    static List<String> violations(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        BEFORE_THE_RULE
                .keySet()
                .forEach(folder ->
                        findings.addAll(sameNumbers(migrations(checkout.root().resolve(folder)).stream()
                                .map(file -> file.getFileName().toString())
                                .toList())));
        BEFORE_THE_RULE.forEach((folder, last) -> migrations(checkout.root().resolve(folder)).stream()
                .filter(file -> version(file) > last)
                .forEach(file -> violations(Checkout.read(file))
                        .forEach(finding -> findings.add(folder + "/" + file.getFileName() + " " + finding))));
        return findings;
    }

    /** Migrations of one engine that have a number together: no node starts on such. */
    static List<String> sameNumbers(List<String> names) {
        Set<String> numbers = new HashSet<>();
        return names.stream()
                .filter(name -> !numbers.add(name.replaceFirst("__.*", "")))
                .map(name -> name + " has the number of another migration")
                .toList();
    }

    /** What one migration does against the rule. */
    static List<String> violations(String migration) {
        if (CONTRACT.matcher(migration).find()) {
            return List.of();
        }
        String sql = migration.replaceAll("(?m)--.*$", "").replace("`", "");
        Set<String> own = new HashSet<>();
        NEW_TABLE.matcher(sql).results().forEach(found -> own.add(found.group(1).toLowerCase(Locale.ROOT)));
        List<String> findings = new ArrayList<>();
        for (String statement : sql.split(";")) {
            String trimmed = statement.strip();
            if (!own.contains(tableOf(trimmed))
                    && !trimmed.toLowerCase(Locale.ROOT).startsWith("create table")) {
                NARROWING.forEach((what, pattern) -> {
                    if (pattern.matcher(trimmed).matches()) {
                        findings.add(what + ": " + trimmed.lines().findFirst().orElse(""));
                    }
                });
            }
        }
        return findings;
    }

    private static String tableOf(String statement) {
        var matcher = TABLE_OF.matcher(statement);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static List<Path> migrations(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path file) {
        var matcher = VERSION.matcher(String.valueOf(file.getFileName()));
        if (!matcher.matches()) {
            throw new IllegalStateException(file + " is no migration: V<number>__<name>.sql");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
