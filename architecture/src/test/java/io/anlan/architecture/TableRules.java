package io.anlan.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a replicated table must be, in the mapping file and in the migrations of both engines. */
final class TableRules {
    private static final Set<String> STATE = Set.of("state", "status");
    private static final Pattern CREATE =
            Pattern.compile("(?is)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)\\s*\\((.*?)\\)[^;()]*;");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("(?i)create\\s+unique\\s+index\\s+\\w+\\s+on\\s+(\\w+)");
    private static final Pattern ALTER = Pattern.compile("(?is)alter\\s+table\\s+(?:only\\s+)?(\\w+)\\s([^;]*);");
    private static final Pattern KEY = Pattern.compile("(?i)\\bprimary\\s+key\\b|\\bunique\\b");
    private static final Pattern FOREIGN = Pattern.compile("(?i)\\breferences\\b|\\bforeign\\s+key\\b");
    private static final Pattern SEQUENCE =
            Pattern.compile("(?i)\\bauto_increment\\b|\\bas\\s+identity\\b|\\w\\s+(big|small)?serial\\b|\\bnextval\\b");

    private TableRules() {}

    /** A state that merges can go back: the late edit of another column would carry the old one with it. */
    static List<String> statesThatMerge(List<MappedTable> tables) {
        return tables.stream()
                .filter(table -> Set.of("LATEST_WINS", "FIRST_WINS").contains(table.rule()))
                .filter(table -> table.columns().stream().anyMatch(STATE::contains))
                .map(table -> table.name() + " has a state as a column: make each change of state a row of its own")
                .toList();
    }

    static List<String> tablesWithoutRule(List<MappedTable> tables) {
        Set<String> rules = Set.of("FIRST_WINS", "LATEST_WINS", "OWNER_WRITES");
        return tables.stream()
                .filter(table -> !rules.contains(table.rule()) || table.key().isEmpty())
                .map(table -> table.name() + " declares no merge rule or no key")
                .toList();
    }

    /** Reads one engine's migrations, all of them together. */
    static List<String> violations(List<MappedTable> tables, String migrations) {
        String sql = migrations.replaceAll("(?m)--.*$", "").replace("`", "");
        List<String> findings = new ArrayList<>();
        for (MappedTable table : tables) {
            String body = bodyOf(table.name(), sql);
            if (body.isEmpty()) {
                findings.add(table.name() + " is mapped and not created");
                continue;
            }
            findings.addAll(keys(table, body, sql));
            if (FOREIGN.matcher(body).find()) {
                findings.add(table.name() + " has a foreign key: a row that came first would stop the link");
            }
            if (SEQUENCE.matcher(body).find()) {
                findings.add(table.name() + " draws ids from a sequence: both sites would draw the same");
            }
            if (!columnsOf(body).equals(new LinkedHashSet<>(table.columns()))) {
                findings.add(table.name() + " has columns " + columnsOf(body) + ", mapped are " + table.columns());
            }
        }
        return findings;
    }

    private static List<String> keys(MappedTable table, String body, String sql) {
        long keys = KEY.matcher(body).results().count()
                + UNIQUE_INDEX
                        .matcher(sql)
                        .results()
                        .filter(found -> isNamed(table, found.group(1)))
                        .count();
        String list = String.join(",", table.key());
        boolean isMergeKey = body.toLowerCase(Locale.ROOT).replaceAll("\\s", "").contains("primarykey(" + list + ")");
        if (keys != 1 || !isMergeKey) {
            return List.of(table.name() + " must have one unique key, its merge key (" + list + "), and has " + keys);
        }
        return List.of();
    }

    /** What stands between the brackets of the table, with what later migrations added to it. */
    private static String bodyOf(String name, String sql) {
        StringBuilder body = new StringBuilder();
        for (Matcher create = CREATE.matcher(sql); create.find(); ) {
            if (create.group(1).equalsIgnoreCase(name)) {
                body.append(create.group(2));
            }
        }
        for (Matcher alter = ALTER.matcher(sql); alter.find(); ) {
            if (alter.group(1).equalsIgnoreCase(name)) {
                body.append(",\n").append(alter.group(2).replaceFirst("(?i)\\s*add\\s+(column\\s+)?", ""));
            }
        }
        return body.toString();
    }

    /** Column names: the first word of each part that lies outside all brackets and begins no constraint. */
    private static Set<String> columnsOf(String body) {
        Set<String> constraints = Set.of("primary", "unique", "constraint", "foreign", "check", "key", "index");
        Set<String> columns = new LinkedHashSet<>();
        String flat = body;
        while (flat.contains("(")) {
            flat = flat.replaceAll("\\([^()]*\\)", "");
        }
        Arrays.stream(flat.split(",", -1))
                .map(part -> part.strip().split("\\s+", -1)[0].toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !constraints.contains(word))
                .forEach(columns::add);
        return columns;
    }

    private static boolean isNamed(MappedTable table, String name) {
        return table.name().equalsIgnoreCase(name);
    }
}
