package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.run.RunEvents;
import io.anlan.chaos.run.ScenarioRun;
import io.anlan.chaos.run.Sessions;
import io.anlan.chaos.run.Stage;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.scenario.Workload;
import io.anlan.chaos.teeth.Teeth;
import io.anlan.kernel.SystemTime;
import org.junit.jupiter.api.Test;

/** A short run of the chaos suite with its teeth: the judges let it pass, and let none of the lies about it pass. */
@OnTwin
class ChaosIT {
    /** Modest: it is about what is right, and a busy machine must not turn it into a run that is mostly in doubt. */
    private static final Workload DAY = new Workload(20, 40, true, false, 1, new Workload.Mix(0.05, 0.05, 0.2, 0.05));

    @Test
    void the_judges_let_a_sound_run_pass_and_none_of_the_lies_about_it(TwinFixture twin) throws Exception {
        // How fast citizens are answered hangs on the machine; what they are told does not.
        String[] judges = Scenario.usualJudges().stream()
                .filter(judge -> !judge.equals("answered"))
                .toArray(String[]::new);
        Scenario scenario = Scenario.named("node-and-link")
                .workload(DAY)
                .fault("pause-link", "site-a-to-site-b", 3, 9)
                .fault("kill", "node-b1", 5, 2)
                .judge(judges)
                .seed(11)
                .written();

        ScenarioRun.Played played = new ScenarioRun(
                        scenario,
                        new Stage(twin.twin()),
                        new Sessions(scenario.seed(), SystemTime.INSTANCE),
                        new Silent(),
                        SystemTime.INSTANCE,
                        "test")
                .play();

        assertThat(played.result().verdict())
                .as(played.result().judgements().toString())
                .isEqualTo(Verdict.HOLDS);
        assertThat(Teeth.bare(played.evidence()))
                .allSatisfy(bite -> assertThat(bite.bit()).as(bite.toString()).isTrue());
    }

    private static final class Silent implements RunEvents {
        @Override
        public void said(String what) {}

        @Override
        public void now(Progress progress) {}
    }
}
