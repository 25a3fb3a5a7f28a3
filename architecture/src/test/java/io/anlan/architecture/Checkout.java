package io.anlan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of one checkout of the project, the real one or one planted by a test. */
record Checkout(Path root) {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Set<String> NOT_SOURCE =
            Set.of("target", ".git", ".anlan", "node_modules", ".idea", ".vscode", ".settings");
    private static final Set<String> TEXT = Set.of(
            "java",
            "xml",
            "sql",
            "properties",
            "md",
            "sh",
            "js",
            "ts",
            "mjs",
            "css",
            "html",
            "yaml",
            "yml",
            "json",
            "svg",
            "config",
            "txt");

    /** The checkout this test was started in: Surefire runs a module's tests in the module's folder. */
    static Checkout here() {
        Path root = Path.of("").toAbsolutePath().getParent();
        if (root == null || !Files.exists(root.resolve(".mvn"))) {
            throw new IllegalStateException(
                    "start this test by Maven: the parent of the working folder is no checkout");
        }
        return new Checkout(root);
    }

    /** Module folders in the order of the root pom. */
    List<String> modules() {
        return MODULE.matcher(read(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Modules whose classes exist when this test runs: all but the tests-only ones. */
    List<String> modulesWithClasses() {
        return modules().stream()
                .filter(module -> Files.exists(root.resolve(module).resolve("src/main/java")))
                .toList();
    }

    /** The folder of compiled classes of a module; a missing one would make every rule pass in silence. */
    Path classes(String module) {
        Path classes = root.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("no classes of " + module + ": run mvn -pl architecture -am verify");
        }
        return classes;
    }

    /** Everything that a commit may hold, without build output. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_SOURCE.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** Files that people read: by their ending, or without one, as scripts are. */
    List<Path> textFiles() {
        return files().stream().filter(Checkout::isText).toList();
    }

    List<Path> javaFiles() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 || TEXT.contains(name.substring(dot + 1));
    }
}
