package io.anlan.chaos.cli;

import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.report.ReportFiles;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.run.ScenarioRun;
import io.anlan.chaos.run.Sessions;
import io.anlan.chaos.run.Stage;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.scenario.Topology;
import io.anlan.chaos.scenario.Workload;
import io.anlan.kernel.SystemTime;
import io.anlan.local.Twin;
import java.util.List;

/** Plays scenarios one after the other on one twin, keeps what came of each and prints it. */
final class ChaosPlayer {
    /** The same citizens for every run, so they log in once. */
    private static final long POPULATION_SEED = 20_261_121;

    private static final Workload WARM_UP = new Workload(15, 60, true, false, 1, Workload.Mix.STANDARD);

    private final ChaosPlace place;
    private final Stage stage;
    private final Sessions sessions = new Sessions(POPULATION_SEED, SystemTime.INSTANCE);
    private boolean warm;

    ChaosPlayer(ChaosPlace place, Twin twin) {
        this.place = place;
        this.stage = new Stage(twin);
    }

    ScenarioRun.Played play(Scenario scenario, RunFolder folder) throws Exception {
        makeReady(scenario.topology());
        System.out.println(scenario.name() + ", seed " + scenario.seed() + ": " + scenario.titleEn());
        try (ChaosProgress progress = new ChaosProgress(System.out)) {
            ScenarioRun.Played played = run(scenario, progress);
            RunResult result =
                    played.result().withDigest(folder.write(played.evidence().history()));
            folder.writeResults(result);
            var page = ReportFiles.write(
                    folder.folder(),
                    List.of(result),
                    result.verdict(),
                    ChaosTeethFile.in(place.runs()).state(ChaosPlace.commit()));
            progress.close();
            new ChaosTable(System.out).print(result);
            System.out.println("  " + page);
            return new ScenarioRun.Played(result, played.evidence());
        }
    }

    /** Refuses a twin of another shape, and warms the one that fits; what fails here is no finding of an episode. */
    void makeReady(Topology topology) throws Exception {
        mustFit(topology);
        warmUp();
    }

    /** Code that never ran is ten times as slow; a start is measured by faults, not by the first citizens of the day. */
    private void warmUp() throws Exception {
        if (!warm) {
            warm = true;
            System.out.println("Warming up");
            Scenario scenario = Scenario.named("warm-up").workload(WARM_UP).written();
            try (ChaosProgress progress = new ChaosProgress(System.out)) {
                ScenarioRun.Played unused = run(scenario, progress);
            }
        }
    }

    private ScenarioRun.Played run(Scenario scenario, ChaosProgress progress) throws Exception {
        return new ScenarioRun(scenario, stage, sessions, progress, SystemTime.INSTANCE, ChaosPlace.commit()).play();
    }

    private void mustFit(Topology topology) {
        int nodes = stage.twin().plan().nodesPerSite();
        boolean kafka = stage.twin().partNames().contains("kafka-a");
        if (nodes != topology.nodesPerSite() || kafka != topology.kafka()) {
            throw new IllegalStateException("the scenario wants " + topology.nodesPerSite() + " nodes at each site"
                    + (topology.kafka() ? " and a broker" : "") + "; start such a twin first: ./anlan up --detach"
                    + " --nodes " + topology.nodesPerSite() + (topology.kafka() ? " --transport kafka" : ""));
        }
    }
}
