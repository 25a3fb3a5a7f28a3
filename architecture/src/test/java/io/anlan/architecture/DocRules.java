package io.anlan.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the documents say about the project is so. */
final class DocRules {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?s)<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern MANAGED = Pattern.compile("(?s)<dependencyManagement>.*?</dependencyManagement>");

    private static final Pattern TOLD_COMMAND = Pattern.compile("\\./anlan ([a-z]+(?:-[a-z]+)*)");
    private static final Pattern TOLD_OPTION = Pattern.compile("`(--[a-z-]+)");
    private static final Pattern OFFERED = Pattern.compile("\\bnames? = (?:\\{\\s*)?\"((?:--)?[a-z-]+)\"");

    private DocRules() {}

    static List<String> linksToNowhere(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        for (Path page : pages(checkout)) {
            LINK.matcher(Checkout.read(page))
                    .results()
                    .map(link -> link.group(1))
                    .forEach(link -> {
                        if (!link.contains("://") && !leadsSomewhere(page, link)) {
                            findings.add(checkout.name(page) + " links to " + link + ", which is not there");
                        }
                    });
        }
        return findings;
    }

    /** Direct dependencies that the list of third-party works does not name. */
    static List<String> unnamedDependencies(Checkout checkout) {
        String named = Checkout.read(checkout.root().resolve("THIRD-PARTY.md"));
        return Stream.concat(Stream.of(""), checkout.modules().stream())
                .map(module -> Checkout.read(checkout.root().resolve(module).resolve("pom.xml")))
                .flatMap(pom ->
                        DEPENDENCY.matcher(MANAGED.matcher(pom).replaceAll("")).results())
                .filter(found -> !found.group(1).equals("io.anlan"))
                .map(found -> found.group(2))
                .distinct()
                .filter(artifact -> !named.contains("`" + artifact + "`"))
                .map(artifact -> artifact + " is used and not named in THIRD-PARTY.md")
                .toList();
    }

    /** The CI runs what the README tells people to run, quiet options apart. */
    static List<String> testCommandOfItsOwn(Checkout checkout) {
        String command = Checkout.read(checkout.root().resolve(".ci/run"))
                .lines()
                .filter(line -> line.startsWith("exec "))
                .map(line -> line.replaceFirst("exec ", "").replace(" -B", "").replace(" -ntp", ""))
                .findFirst()
                .orElse("nothing");
        boolean told = Checkout.read(checkout.root().resolve("README.md"))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .anyMatch(command::equals);
        return told ? List.of() : List.of("the CI runs " + command + ", which is no line of the README");
    }

    /** Commands of the launcher, and options beside them in a table, that its command line does not know. */
    static List<String> unknownCommands(Checkout checkout) {
        Set<String> offered = checkout.javaFiles().stream()
                .flatMap(file -> OFFERED.matcher(Checkout.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        List<String> findings = new ArrayList<>();
        for (Path page : pages(checkout)) {
            String text = Checkout.read(page);
            String rows =
                    text.lines().filter(line -> line.startsWith("| `./anlan")).collect(Collectors.joining("\n"));
            Stream.concat(
                            TOLD_COMMAND.matcher(text).results(),
                            TOLD_OPTION.matcher(rows).results())
                    .map(told -> told.group(1))
                    .filter(word -> !offered.contains(word))
                    .forEach(word -> findings.add(checkout.name(page) + " tells of " + word + ", which is not there"));
        }
        return findings;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || hasHeading(target, parts[1]));
    }

    private static boolean hasHeading(Path page, String anchor) {
        return HEADING.matcher(Checkout.read(page))
                .results()
                .map(DocRules::anchorOf)
                .anyMatch(anchor::equals);
    }

    private static String anchorOf(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} _-]", "")
                .replace(' ', '-');
    }

    private static List<Path> pages(Checkout checkout) {
        return checkout.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }
}
