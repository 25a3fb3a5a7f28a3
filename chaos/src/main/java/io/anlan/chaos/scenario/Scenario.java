package io.anlan.chaos.scenario;

import io.anlan.chaos.checker.Judges;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A named experiment: what clients do, what breaks meanwhile, who judges. The seed makes the same plan each time. */
public record Scenario(
        String name,
        String titleZh,
        String titleEn,
        Topology topology,
        Workload workload,
        List<PlannedFault> faults,
        List<String> judges,
        long seed) {

    public Scenario {
        faults = List.copyOf(faults);
        judges = List.copyOf(judges);
        Judges.mustKnow(judges);
        if (judges.isEmpty()) {
            throw new IllegalArgumentException(name + " has no judge, so it cannot fail");
        }
        mustStrikeEachPlaceOnce(name, faults);
    }

    /** One place of a node holds one failpoint: of two, each would be taken for the other. */
    private static void mustStrikeEachPlaceOnce(String name, List<PlannedFault> faults) {
        Set<String> places = new HashSet<>();
        for (PlannedFault fault : faults) {
            String point = fault.with().get("point");
            if (point != null && !places.add(point + " of " + fault.target())) {
                throw new IllegalArgumentException(
                        name + " strikes " + point + " of " + fault.target() + " twice; one failpoint is there once");
            }
        }
    }

    /** All judges but those for claims: what a scenario has that names none. */
    public static List<String> usualJudges() {
        return Judges.names().stream()
                .filter(judge -> !Judges.OF_CLAIMS.contains(judge))
                .toList();
    }

    /** Begins to describe one. */
    public static Writer named(String name) {
        return new Writer(name);
    }

    public Scenario withSeed(long other) {
        return new Scenario(name, titleZh, titleEn, topology, workload, faults, judges, other);
    }

    /** The fluent form, for tests and programs. */
    public static final class Writer {
        private final String name;
        private final List<PlannedFault> faults = new ArrayList<>();
        private Topology topology = Topology.STANDARD;
        private Workload workload = new Workload(20, 100, true, false, 1, Workload.Mix.STANDARD);
        private List<String> judges = usualJudges();
        private long seed = 1;

        private Writer(String name) {
            this.name = name;
        }

        public Writer on(Topology twin) {
            topology = twin;
            return this;
        }

        public Writer workload(Workload load) {
            workload = load;
            return this;
        }

        /** Breaks something at a second of the load, for so many seconds. */
        public Writer fault(String kind, String target, double atSeconds, double forSeconds) {
            faults.add(new PlannedFault(kind, target, atSeconds, forSeconds, Map.of()));
            return this;
        }

        /** The same, with what else the kind wants to know. */
        public Writer fault(PlannedFault fault) {
            faults.add(fault);
            return this;
        }

        public Writer judge(String... names) {
            judges = List.of(names);
            return this;
        }

        public Writer seed(long number) {
            seed = number;
            return this;
        }

        public Scenario written() {
            return new Scenario(name, name, name, topology, workload, faults, judges, seed);
        }
    }
}
