package io.anlan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows that the tests were run: a plugin that finds none of them passes, and nobody looks. */
final class ReportRules {
    /** Surefire's own count leaves out what classes nested in the reported one have run. */
    private static final Pattern TEST = Pattern.compile("<testcase\\s");

    private ReportRules() {}

    /** Each `*Test` of the modules built before this one has a report that is not older than its class and counts tests. */
    static List<String> testsWithoutReport(Checkout checkout, String lastModule) {
        List<String> findings = new ArrayList<>();
        List<String> modules = checkout.modules();
        for (String module : modules.subList(0, modules.indexOf(lastModule))) {
            Path folder = checkout.root().resolve(module);
            Path tests = folder.resolve("src/test/java");
            javaFilesUnder(tests)
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(file -> {
                        String path = tests.relativize(file).toString().replaceFirst("\\.java$", "");
                        if (countedTests(folder, path) == 0) {
                            findings.add(
                                    module + ": " + path.replace('/', '.') + " has not been run since it was compiled");
                        }
                    });
        }
        return findings;
    }

    /** A module with `*IT` classes runs them by Failsafe and lets their result fail the build. */
    static List<String> integrationTestsThatNeverRun(Checkout checkout) {
        List<String> findings = new ArrayList<>();
        for (String module : checkout.modules()) {
            Path folder = checkout.root().resolve(module);
            boolean hasAny = javaFilesUnder(folder.resolve("src/test/java"))
                    .anyMatch(file -> file.toString().endsWith("IT.java"));
            String pom = Checkout.read(folder.resolve("pom.xml"));
            boolean runs = pom.contains("maven-failsafe-plugin")
                    && pom.contains("<goal>integration-test</goal>")
                    && pom.contains("<goal>verify</goal>");
            if (hasAny && !runs) {
                findings.add(module + " has integration tests and no Failsafe that runs and verifies them");
            }
        }
        return findings;
    }

    private static int countedTests(Path module, String testClass) {
        Path compiled = module.resolve("target/test-classes").resolve(testClass + ".class");
        Path reports = module.resolve("target/surefire-reports");
        String name = "TEST-" + testClass.replace('/', '.');
        try (Stream<Path> files = Files.isDirectory(reports) ? Files.list(reports) : Stream.empty()) {
            return files.filter(file -> isReportOf(name, file.getFileName().toString()))
                    .filter(file -> isNotOlder(file, compiled))
                    .mapToInt(ReportRules::count)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A nested class has a report of its own, named with a dollar sign. */
    private static boolean isReportOf(String name, String file) {
        return file.equals(name + ".xml") || file.startsWith(name + "$");
    }

    private static boolean isNotOlder(Path report, Path compiled) {
        try {
            return Files.exists(compiled)
                    && Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(compiled)) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Path report) {
        return (int) TEST.matcher(Checkout.read(report)).results().count();
    }

    private static Stream<Path> javaFilesUnder(Path folder) {
        return Files.isDirectory(folder) ? new Checkout(folder).javaFiles().stream() : Stream.empty();
    }
}
