package io.anlan.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents say about the project is so. */
final class DocRules {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern DEPENDENCY =
            Pattern.compile("(?s)<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern MANAGED = Pattern.compile("(?s)<dependencyManagement>.*?</dependencyManagement>");

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
