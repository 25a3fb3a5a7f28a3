package io.anlan.chaos.cli;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anlan chaos run}: plays scenarios and says whether every promise was kept. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Plays scenarios; exit code 0 when every judge says that its promise holds, 1 when one is broken,"
                + " 2 when one does not know.")
final class ChaosRunCommand implements Callable<Integer> {
    private static final List<Verdict> SEVERITY = List.of(Verdict.HOLDS, Verdict.UNKNOWN, Verdict.BROKEN);
    private static final List<Integer> EXIT_CODES = List.of(0, 2, 1);

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "names of scenarios, or files of your own")
    private List<String> names = List.of();

    @Option(names = "--seed", description = "another seed than the scenario's")
    private @Nullable Long seed;

    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : names) {
            Scenario scenario = place.scenarios().named(name);
            scenarios.add(seed == null ? scenario : scenario.withSeed(seed));
        }
        int worst = 0;
        try (BorrowedTwin twin = place.twin(System.out)) {
            ChaosPlayer player = new ChaosPlayer(place, twin.twin());
            for (Scenario scenario : scenarios) {
                Verdict verdict = player.play(scenario, place.runFolder(scenario.name()))
                        .result()
                        .verdict();
                worst = Math.max(worst, SEVERITY.indexOf(verdict));
            }
        }
        return EXIT_CODES.get(worst);
    }
}
