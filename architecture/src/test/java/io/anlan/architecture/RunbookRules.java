package io.anlan.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What every page in {@code runbooks/} keeps to. Each rule answers with its findings. */
final class RunbookRules {
    static final List<String> SECTIONS = List.of(
            "What not to do first 先不要做",
            "Meaning 含义",
            "Impact 影响",
            "Diagnosis 诊断",
            "Mitigation 处置",
            "Verify 验证",
            "Undo 撤销");
    private static final String REHEARSE = "Rehearse 演练";
    private static final List<String> WITH_COMMANDS = List.of(SECTIONS.get(3), SECTIONS.get(4), SECTIONS.get(5));
    private static final Pattern EXPECTATION =
            Pattern.compile("exit \\d|(contains|lacks) \\S.*|within [1-9]\\d{0,2} s");
    private static final Pattern DRILLED =
            Pattern.compile("last drilled 最近演练: (never 未演练|\\[\\d{4}-\\d{2}-\\d{2}]\\(\\.\\./drills/[\\w-]+\\.md\\))");
    private static final Pattern NO_WORDS = Pattern.compile("`[^`]*`|\\([^)]*\\)|\\[|]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN = Pattern.compile("\\b[A-Za-z]{2,}\\b");
    private static final int WORDS_MIN = 2;
    private static final int HAN_MIN = 2;

    private RunbookRules() {}

    static List<Runbook> pages(Checkout checkout) {
        return checkout.files().stream()
                .filter(file -> checkout.name(file).matches("runbooks/(alerts|procedures)/[\\w-]+\\.md"))
                .map(file -> Runbook.read(checkout, file))
                .toList();
    }

    static List<String> form(Runbook page) {
        List<String> findings = new ArrayList<>();
        List<String> wanted = new ArrayList<>(SECTIONS);
        if (page.sections().containsKey(REHEARSE)) {
            wanted.add(REHEARSE);
        }
        if (!List.copyOf(page.sections().keySet()).equals(wanted)) {
            findings.add(page.name() + " has the sections " + page.sections().keySet() + ", wanted are " + wanted);
        }
        if (page.preamble().stream().noneMatch(line -> DRILLED.matcher(line).matches())) {
            findings.add(page.name() + " does not say when it was drilled last");
        }
        page.sections().forEach((heading, section) -> {
            if (WITH_COMMANDS.contains(heading) && section.steps().isEmpty()) {
                findings.add(page.name() + ", " + heading + ": no command");
            }
        });
        return findings;
    }

    static List<String> languages(Runbook page) {
        List<String> findings = new ArrayList<>();
        page.sections().forEach((heading, section) -> {
            String words = NO_WORDS.matcher(section.words()).replaceAll(" ");
            if (HAN.matcher(words).results().count() < HAN_MIN) {
                findings.add(page.name() + ", " + heading + ": no Chinese");
            }
            if (LATIN.matcher(words).results().count() < WORDS_MIN) {
                findings.add(page.name() + ", " + heading + ": no English");
            }
        });
        return findings;
    }

    static List<String> expectations(Runbook page) {
        List<String> findings = new ArrayList<>();
        for (Runbook.Step step : page.steps()) {
            if (step.command().isBlank() || step.command().contains("\n")) {
                findings.add(page.name() + ": a block of commands holds one line of sh: " + step.command());
            }
            if (step.expectations().isEmpty()) {
                findings.add(page.name() + ": nothing says what success of " + step.command() + " looks like");
            }
            step.expectations().stream()
                    .filter(line -> !EXPECTATION.matcher(line).matches())
                    .forEach(line -> findings.add(page.name() + ": nobody can check " + line));
        }
        return findings;
    }

    static List<String> commands(Runbook page, CommandTrees trees) {
        return page.steps().stream()
                .flatMap(step -> trees.fault(step.command()).stream().map(fault -> page.name() + ": " + fault))
                .toList();
    }

    /** Alerts without a page of their name, and pages without an alert. */
    static List<String> alertsAndPages(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        List<String> alerts =
                AlertRule.all(checkout).stream().map(AlertRule::name).toList();
        Path folder = checkout.root().resolve("runbooks/alerts");
        alerts.stream()
                .filter(alert -> !Files.exists(folder.resolve(alert + ".md")))
                .forEach(alert -> findings.add("alert " + alert + " has no page"));
        pages(checkout).stream()
                .map(Runbook::name)
                .filter(name -> name.startsWith("runbooks/alerts/"))
                .map(name -> name.replaceAll(".*/|\\.md$", ""))
                .filter(page -> !alerts.contains(page))
                .forEach(page -> findings.add("page " + page + " has no alert"));
        return findings;
    }
}
