package io.anlan.failover.act;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.PlanProgress;
import io.anlan.failover.agreed.PlanProgress.State;
import io.anlan.failover.decide.Plan;
import io.anlan.failover.decide.PlanStep;
import io.anlan.failover.decide.Planner;
import io.anlan.failover.decide.Procedure;
import io.anlan.failover.decide.SiteState;
import io.anlan.failover.decide.Situation;
import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.failover.lease.Right;
import io.anlan.failover.view.SiteReport;
import io.anlan.failover.view.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes between a look and the move that follows it. */
class PlanRunnerTroubleTest {
    private static final Right SHARE = new Right("share/site-a");
    private static final Right DRAW = new Right("draw/spring");

    private final OneLog log = new OneLog();
    private final PlanRunner runner = new PlanRunner(log, this::seen, "director site-a", new Still());
    private boolean blind;

    @BeforeEach
    void site_a_holds_a_right() {
        log.add(new Entry.Leased(new Begin(10), "test", 0));
        assertThat(ask(SHARE).code()).isEqualTo("GRANTED");
    }

    @Test
    void leases_are_not_taken_for_ended_while_one_is_renewed() {
        begin();
        int step = stepOf(PlanStep.Kind.END_LEASES);
        for (int before = 0; before < step; before++) {
            assertThat(done(before).accepted()).isTrue();
        }
        log.add(new Entry.Leased(new End(SHARE, SITE_A, 11), "director site-a", 0));
        assertThat(ask(DRAW).code()).isEqualTo("GRANTED");

        assertThat(done(step).code()).isEqualTo("LEASES_LEFT");
        assertThat(last().done()).isEqualTo(step);

        log.add(new Entry.Leased(new End(DRAW, SITE_A, 12), "director site-a", 0));
        assertThat(done(step).accepted()).isTrue();
    }

    @Test
    void a_right_granted_after_the_look_holds_no_plan_up() {
        begin();
        int step = stepOf(PlanStep.Kind.END_LEASES);
        log.meanwhile(entry -> {
            if (entry instanceof Entry.StepDone done && done.step() == step) {
                log.meanwhile(others -> {});
                assertThat(ask(DRAW).code()).isEqualTo("GRANTED");
            }
        });

        ticks();
        assertThat(ask(DRAW).code()).isEqualTo("ENDS_SOON");
        theTimeOfWhatIsNotRenewedIsOver();
        ticks();

        assertThat(last().state()).isEqualTo(State.DONE);
        assertThat(log.state().plans().states()).containsEntry(SITE_A, SiteState.OFFLINE);
    }

    @Test
    void after_a_look_that_failed_the_next_one_moves_on() {
        begin();
        blind = true;
        runner.tick();
        assertThat(last().done()).isZero();

        blind = false;
        ticks();

        assertThat(last().done()).isPositive();
    }

    private View seen() {
        if (blind) {
            throw new IllegalStateException("nothing is seen in this test");
        }
        String states = Situation.text(log.state().plans().states());
        SiteReport well = new SiteReport(2, 2, true, 5, 0, 1, states, 0, 0);
        return new View(Map.of(SITE_A, well, SITE_B, well));
    }

    private void begin() {
        List<PlanStep> steps = Planner.plan(Procedure.OFFLINE, SITE_A, runner.situation(log.state()))
                .fold(made -> made, refused -> List.<PlanStep>of(), doubt -> List.<PlanStep>of());
        Plan plan = new Plan("plan", Procedure.OFFLINE, SITE_A, "planned work", "operator li", steps);
        assertThat(log.add(new Entry.Planned(plan, "operator li", 0)).accepted())
                .isTrue();
    }

    private int stepOf(PlanStep.Kind kind) {
        return last().plan().steps().stream().map(PlanStep::kind).toList().indexOf(kind);
    }

    private AgreedAnswer done(int step) {
        return log.add(new Entry.StepDone("plan", step, "director site-a", 0));
    }

    private AgreedAnswer ask(Right right) {
        return log.add(new Entry.Leased(new Ask(right, SITE_A, 0), "node site-a", 0));
    }

    private void ticks() {
        for (int i = 0; i < 20; i++) {
            runner.tick();
        }
    }

    private void theTimeOfWhatIsNotRenewedIsOver() {
        for (Lease lease : log.state().leases()) {
            if (lease.ending()) {
                log.add(new Entry.Leased(new Expire(lease.right(), lease.epoch(), lease.renewals()), "leader", 0));
            }
        }
    }

    private PlanProgress last() {
        List<PlanProgress> plans = log.state().plans().plans();
        return plans.get(plans.size() - 1);
    }
}
