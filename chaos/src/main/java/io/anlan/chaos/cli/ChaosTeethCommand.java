package io.anlan.chaos.cli;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.powercut.PowerTeeth;
import io.anlan.chaos.run.ScenarioRun;
import io.anlan.chaos.run.Stage;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.teeth.DroppedChange;
import io.anlan.chaos.teeth.Teeth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./anlan chaos teeth}: a sound run, every lie told about it, and each judge seen to turn red. */
@Command(
        name = "teeth",
        mixinStandardHelpOptions = true,
        description =
                "Plays a run in which nothing breaks, tells every lie about its evidence and sees each judge turn red;"
                        + " exit code 0 when all did.")
final class ChaosTeethCommand implements Callable<Integer> {
    private static final String SOUND = "calm";

    @Mixin
    private ChaosPlace place = new ChaosPlace();

    @Override
    public Integer call() throws Exception {
        Scenario calm = place.scenarios().named(SOUND);
        List<String> judges = calm.judges().stream()
                .filter(judge -> !judge.equals("answered"))
                .toList();
        Scenario sound = new Scenario(
                calm.name(),
                calm.titleZh(),
                calm.titleEn(),
                calm.topology(),
                calm.workload(),
                calm.faults(),
                judges,
                calm.seed());
        try (BorrowedTwin twin = place.twin(System.out)) {
            ChaosPlayer player = new ChaosPlayer(place, twin.twin());
            ScenarioRun.Played played = player.play(sound, place.runFolder("teeth"));
            if (played.result().verdict() != Verdict.HOLDS) {
                System.out.println("What is red before a lie shows nothing about judges; mend this first.");
                return 2;
            }
            return bare(played.evidence(), new DroppedChange(new Stage(twin.twin()))) ? 0 : 1;
        }
    }

    private static List<Teeth.Bite> powerTeeth() throws Exception {
        try {
            return PowerTeeth.bare();
        } catch (CannotBreak why) {
            System.out.println("  SKIPPED  fsync-really-off: " + why.getMessage());
            return List.of();
        }
    }

    private boolean bare(Evidence sound, DroppedChange inEarnest) throws Exception {
        List<Teeth.Bite> bites = new ArrayList<>(Teeth.bare(sound));
        bites.addAll(inEarnest.bare(sound.history()));
        bites.addAll(powerTeeth());
        for (Teeth.Bite bite : bites) {
            System.out.printf(
                    "  %-8s %-24s %-30s %s%n", bite.bit() ? "bites" : "BLUNT", bite.tooth(), bite.judge(), bite.says());
        }
        List<String> toothless = Teeth.judgesWithoutTeeth();
        toothless.forEach(judge -> System.out.println("  BLUNT    no lie is told to " + judge));
        boolean passed = toothless.isEmpty() && bites.stream().allMatch(Teeth.Bite::bit);
        ChaosTeethFile.in(place.runs()).write(ChaosPlace.commit(), passed, bites);
        System.out.println(passed ? "Every judge turns red when it is lied to" : "Some judge believes a lie");
        return passed;
    }
}
