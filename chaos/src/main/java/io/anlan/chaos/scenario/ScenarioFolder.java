package io.anlan.chaos.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scenarios of a folder, one file each; who puts a file there has a scenario. */
public final class ScenarioFolder {
    private static final String SUFFIX = ".yaml";

    private final Path folder;

    public ScenarioFolder(Path folder) {
        this.folder = folder;
    }

    /** All of them, by name. */
    public List<Scenario> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            List<Scenario> scenarios = new java.util.ArrayList<>();
            for (Path file : yaml) {
                scenarios.add(read(file));
            }
            return scenarios;
        }
    }

    /** One by its name, or one in a file of its own. */
    public Scenario named(String name) throws IOException {
        Path own = Path.of(name);
        if (name.endsWith(SUFFIX) && Files.exists(own)) {
            return read(own);
        }
        List<Scenario> all = all();
        return all.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name + "; known are "
                        + all.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }

    private static Scenario read(Path file) throws IOException {
        Scenario scenario = ScenarioYaml.read(Files.readString(file), file.toString());
        String wanted = scenario.name() + SUFFIX;
        if (!file.endsWith(wanted)) {
            throw new IllegalArgumentException(file + ": the file of this scenario is called " + wanted);
        }
        return scenario;
    }
}
