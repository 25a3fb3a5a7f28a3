package io.anlan.chaos.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scenario from YAML. A word that means nothing is refused with those that mean something. */
public final class ScenarioYaml {
    private ScenarioYaml() {}

    /** @param source named in what is refused */
    public static Scenario read(String text, String source) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return scenario(new Fields(root, "the scenario"));
        } catch (YAMLException | IllegalArgumentException refused) {
            String why =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(source + ": " + why, refused);
        }
    }

    private static Scenario scenario(Fields fields) {
        Fields title = fields.inner("title");
        String name = fields.text("name", "");
        if (!name.matches("[a-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("name is small letters, figures and hyphens, not '" + name + "'");
        }
        Scenario scenario = new Scenario(
                name,
                title.text("zh", name),
                title.text("en", name),
                topology(fields.inner("topology")),
                workload(fields.inner("workload")),
                faults(fields),
                fields.texts("judges", Scenario.usualJudges()),
                (long) fields.number("seed", 1));
        title.allRead();
        fields.allRead();
        return scenario;
    }

    private static Topology topology(Fields fields) {
        String transport = fields.text("transport", "direct");
        if (!Set.of("direct", "kafka").contains(transport)) {
            throw new IllegalArgumentException("transport is direct or kafka, not " + transport);
        }
        Topology topology = new Topology((int) fields.number("nodes", 1), transport.equals("kafka"));
        fields.allRead();
        return topology;
    }

    private static Workload workload(Fields fields) {
        Fields mix = fields.inner("mix");
        Workload.Mix usual = Workload.Mix.STANDARD;
        Workload workload = new Workload(
                (int) fields.number("seconds", 20),
                (int) fields.number("per-second", 100),
                fields.text("arrivals", "poisson").equals("poisson"),
                fields.text("durability", "any").equals("both-or-wait"),
                fields.number("bureau-per-second", 1),
                (long) fields.number("seats", 0),
                new Workload.Mix(
                        mix.number("double-taps", usual.doubleTaps()),
                        mix.number("two-phones", usual.twoPhones()),
                        mix.number("own-reads", usual.ownReads()),
                        mix.number("campaign-reads", usual.campaignReads()),
                        mix.number("releases", usual.releases())));
        mix.allRead();
        fields.allRead();
        return workload;
    }

    private static List<PlannedFault> faults(Fields fields) {
        List<PlannedFault> faults = new ArrayList<>();
        for (Object one : fields.list("faults")) {
            Fields fault = new Fields(one, "a fault");
            Map<String, String> with = new LinkedHashMap<>();
            String kind = fault.text("kind", "");
            String target = fault.text("target", "");
            double at = fault.number("at", 0);
            double lasts = fault.number("for", 0);
            fault.rest().forEach((key, value) -> with.put(key, String.valueOf(value)));
            faults.add(new PlannedFault(kind, target, at, lasts, with));
        }
        return faults;
    }

    /** A YAML mapping of which each key is asked for by name; those nobody asked for are mistakes. */
    private static final class Fields {
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Set<String> asked = new TreeSet<>();
        private final String where;

        Fields(Object node, String where) {
            this.where = where;
            if (!(node instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(where + " is a mapping of words to values");
            }
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        }

        Fields inner(String key) {
            asked.add(key);
            return new Fields(values.getOrDefault(key, Map.of()), key);
        }

        String text(String key, String usual) {
            asked.add(key);
            return String.valueOf(values.getOrDefault(key, usual));
        }

        double number(String key, double usual) {
            asked.add(key);
            Object value = values.getOrDefault(key, usual);
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException(key + " is a number, not " + value);
            }
            return number.doubleValue();
        }

        List<?> list(String key) {
            asked.add(key);
            Object value = values.getOrDefault(key, List.of());
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException(key + " is a list");
            }
            return list;
        }

        List<String> texts(String key, List<String> usual) {
            return values.containsKey(key)
                    ? list(key).stream().map(String::valueOf).toList()
                    : usual;
        }

        Map<String, Object> rest() {
            Map<String, Object> rest = new LinkedHashMap<>(values);
            rest.keySet().removeAll(asked);
            return rest;
        }

        void allRead() {
            if (!rest().isEmpty()) {
                throw new IllegalArgumentException(where + " knows no " + String.join(", ", rest().keySet())
                        + "; known are " + String.join(", ", asked));
            }
        }
    }
}
