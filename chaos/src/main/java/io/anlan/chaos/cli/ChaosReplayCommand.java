package io.anlan.chaos.cli;

import io.anlan.chaos.campaign.Swarm;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.scenario.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anlan chaos replay}: one episode of a campaign again, by its seed. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays one episode of a campaign again: the same attempts and the same fault at the same times.")
final class ChaosReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SEED", description = "the episode's seed, as the report names it")
    private long seed;

    @Option(names = "--rate", defaultValue = "150", description = "attempts a second (${DEFAULT-VALUE})")
    private int rate;

    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        Scenario scenario = new Swarm(seed, rate).episode(seed);
        try (BorrowedTwin twin = place.twin(System.out)) {
            Verdict verdict = new ChaosPlayer(place, twin.twin())
                    .play(scenario, place.runFolder(scenario.name()))
                    .result()
                    .verdict();
            return verdict == Verdict.HOLDS ? 0 : verdict == Verdict.BROKEN ? 1 : 2;
        }
    }
}
