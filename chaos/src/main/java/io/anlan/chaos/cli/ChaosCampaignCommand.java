package io.anlan.chaos.cli;

import io.anlan.chaos.campaign.Swarm;
import io.anlan.chaos.campaign.Verdicts;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.fault.FaultKit;
import io.anlan.chaos.report.ReportFiles;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.Unfinished;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.scenario.Topology;
import io.anlan.kernel.SystemTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anlan chaos campaign}: faults drawn from a seed, one after the other, judged together. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        description =
                "Plays episodes with faults drawn from a seed until the time is over. Cut short, the same command with"
                        + " --resume goes on; the episode that was cut short counts as not known, and its seed is played again"
                        + " under a new number. An episode that fails amid its course counts as broken and ends the campaign."
                        + " Exit code 0 when everything holds, 1 when a promise was broken, 2 when it shows too little.")
final class ChaosCampaignCommand implements Callable<Integer> {
    private static final long MINUTE_MILLIS = 60_000;
    private static final Map<Verdict, Integer> EXIT_CODES =
            Map.of(Verdict.HOLDS, 0, Verdict.BROKEN, 1, Verdict.UNKNOWN, 2);

    @Option(names = "--minutes", defaultValue = "10", description = "how long (${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--seed", defaultValue = "1", description = "what is drawn (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--rate", defaultValue = "150", description = "attempts a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--resume", description = "folder of a campaign that was cut short; its seed and rate go on")
    private @Nullable Path resume;

    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        Path chosen = resume;
        CampaignFolder folder = chosen == null
                ? CampaignFolder.begin(place.runs().resolve("campaign-" + SystemTime.INSTANCE.wallMillis()), seed, rate)
                : CampaignFolder.open(chosen);
        Swarm swarm = new Swarm(folder.seed(), folder.rate())
                .without(kind -> !FaultKit.missing(kind).isEmpty());
        FaultKit.kinds().keySet().stream()
                .filter(kind -> !FaultKit.missing(kind).isEmpty())
                .forEach(kind -> System.out.println("Not on this machine: " + kind + ", " + FaultKit.missing(kind)));
        List<RunResult> runs = new ArrayList<>(folder.results());
        int cutShort = (int) runs.stream().filter(Unfinished::wasCutShort).count();
        if (cutShort > 0) {
            System.out.println(cutShort + " episodes were begun and cut short; they count as not known");
        }
        long spent = folder.spentMillis();
        try (BorrowedTwin twin = place.twin(System.out)) {
            System.out.println("Drawn from: " + String.join(", ", swarm.enabled()));
            ChaosPlayer player = new ChaosPlayer(place, twin.twin());
            player.makeReady(Topology.STANDARD);
            while (spent < minutes * MINUTE_MILLIS) {
                long from = SystemTime.INSTANCE.wallMillis();
                Scenario scenario = swarm.episode(swarm.episodeSeed(runs.size() - cutShort));
                System.out.printf(
                        "Episode %d, %.1f of %d minutes%n", runs.size() + 1, (double) spent / MINUTE_MILLIS, minutes);
                RunResult run = folder.keep(
                        runs.size(),
                        Unfinished.begun(scenario, ChaosPlace.commit(), from),
                        episode -> player.play(scenario, episode).result());
                runs.add(run);
                spent += SystemTime.INSTANCE.wallMillis() - from;
                folder.spent(spent);
                var unused = report(folder, runs);
                if (Unfinished.is(run)) {
                    System.out.println("The episode failed amid its course: "
                            + run.judgements().get(0).examples());
                    System.out.println(
                            "It counts as broken. The twin may not be whole: ./anlan down, ./anlan up --detach;"
                                    + " then the same command with --resume " + folder.path() + " plays the next one");
                    break;
                }
            }
        }
        return EXIT_CODES.getOrDefault(report(folder, runs), 2);
    }

    private Verdict report(CampaignFolder folder, List<RunResult> runs) throws Exception {
        Verdict verdict = Verdicts.over(runs);
        Path page = ReportFiles.write(
                folder.path(), runs, verdict, ChaosTeethFile.in(place.runs()).state(ChaosPlace.commit()));
        folder.writeResults(runs, verdict, Verdicts.neverSeen(runs));
        System.out.println("Campaign so far: " + verdict + ", " + runs.size() + " episodes, never seen: "
                + Verdicts.neverSeen(runs) + "; " + page);
        return verdict;
    }
}
