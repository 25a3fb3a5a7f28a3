package io.anlan.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An alert as it stands in a file of rules; what is YAML about it promtool checks. */
record AlertRule(String file, String name, String text) {
    private static final Pattern ALERT = Pattern.compile("(?ms)^ +- alert: (\\w+)\\n(.*?)(?=^ +- |\\z)");
    private static final Pattern CASE = Pattern.compile("(?ms)^  - name: (\\w+)\\n(.*?)(?=^  - name: |\\z)");

    private static final Pattern METRIC = Pattern.compile("\\banlan_[a-z_]+");
    private static final Pattern MAKES_METRICS =
            Pattern.compile("docs/metrics.*\\.md|replication/src/main/java/.*Metrics\\.java");

    static List<AlertRule> all(Checkout checkout) {
        return files(checkout, ".rules.yml").flatMap(file -> of(checkout, file)).toList();
    }

    private static Stream<AlertRule> of(Checkout checkout, Path file) {
        return ALERT.matcher(Checkout.read(file))
                .results()
                .map(found -> new AlertRule(checkout.name(file), found.group(1), found.group(2)));
    }

    static Stream<Path> files(Checkout checkout, String ending) {
        return checkout.files().stream()
                .filter(file -> checkout.name(file).startsWith("runbooks/alerts/rules/")
                        && file.toString().endsWith(ending));
    }

    /** Labels and words every alert has, and the way to its page. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (!has("severity: (page|ticket)")) {
            findings.add(name + " is neither for the night nor for the morning");
        }
        if (!has("summary: .*[a-z]{3,}.*")) {
            findings.add(name + " has no English summary");
        }
        if (!has("summary_zh: .*\\p{IsHan}{2,}.*")) {
            findings.add(name + " has no Chinese summary");
        }
        if (!has("runbook: runbooks/alerts/" + name + "\\.md")) {
            findings.add(name + " does not lead to its page");
        }
        return findings;
    }

    /** Alerts for which no test shows a moment at which they are quiet and one at which they fire. */
    static List<String> untested(Checkout checkout) {
        List<MatchResult> cases = files(checkout, ".tests.yml")
                .flatMap(file -> CASE.matcher(Checkout.read(file)).results())
                .toList();
        return all(checkout).stream()
                .map(AlertRule::name)
                .filter(alert -> cases.stream()
                        .noneMatch(tested -> tested.group(1).equals(alert)
                                && tested.group(2).contains("exp_samples: []")
                                && tested.group(2).contains("alertname=\"" + alert + "\"")))
                .map(alert -> alert + " is not seen both quiet and firing by a test")
                .toList();
    }

    /** Metrics in rules that no page on metrics lists and no replicator makes: such an alert is quiet for ever. */
    static List<String> unknownMetrics(Checkout checkout) {
        String known = checkout.files().stream()
                .filter(file -> MAKES_METRICS.matcher(checkout.name(file)).matches())
                .map(Checkout::read)
                .collect(Collectors.joining("\n"));
        return all(checkout).stream()
                .flatMap(alert -> METRIC.matcher(alert.text())
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .filter(metric -> !isIn(known, metric.replaceFirst("_(total|count|sum|bucket)$", "")))
                        .map(metric -> alert.name() + " asks for " + metric + ", which nothing measures"))
                .toList();
    }

    private static boolean isIn(String known, String metric) {
        return known.contains("`" + metric) || known.contains('"' + metric.replace('_', '.') + '"');
    }

    private boolean has(String line) {
        return Pattern.compile("(?m)^ +" + line + "$").matcher(text).find();
    }
}
