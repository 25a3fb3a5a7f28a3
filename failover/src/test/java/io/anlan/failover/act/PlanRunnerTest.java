package io.anlan.failover.act;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.PlanProgress;
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
import io.anlan.kernel.SiteId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRunnerTest {
    private static final SiteReport WELL = new SiteReport(2, 2, true, 5, 0, 1, "", 0, 0);
    private static final Right SHARE = new Right("share/site-a");

    private final OneLog log = new OneLog();
    private final Map<SiteId, SiteReport> heard = new EnumMap<>(Map.of(SITE_A, WELL, SITE_B, WELL));
    private boolean edgesLag;
    private PlanRunner runner = director("director site-a");

    @BeforeEach
    void site_a_holds_a_right() {
        log.add(new Entry.Leased(new Begin(10), "test", 0));
        log.add(new Entry.Leased(new Ask(SHARE, SITE_A, 0), "node site-a", 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Procedure.class,
            names = {"DRAIN", "OFFLINE", "SWITCHOVER"})
    void killed_at_any_moment_the_next_director_finishes(Procedure procedure) {
        SiteId site = procedure == Procedure.SWITCHOVER ? SITE_B : SITE_A;
        int entries = entriesOf(procedure, site);
        for (int killed = 0; killed <= entries; killed++) {
            anew();
            begin(procedure, site);
            // Killed before this entry was written, and the one that takes over knows the log alone.
            log.failAfter(killed);
            ticks();
            log.failNever();
            runner = director("director witness");
            ticks();
            endLeases();
            ticks();

            assertThat(last().state()).as("killed after %d entries", killed).isEqualTo(PlanProgress.State.DONE);
            assertThat(log.state().plans().states())
                    .containsEntry(SITE_A, procedure == Procedure.DRAIN ? SiteState.DRAINING : SiteState.OFFLINE)
                    .containsEntry(SITE_B, SiteState.SERVING);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void when_the_peer_dies_after_any_step_what_was_taken_is_given_back(int done) {
        begin(Procedure.OFFLINE, SITE_A);
        log.add(new Entry.Leased(new End(SHARE, SITE_A, 11), "director site-a", 0));
        for (int step = 0; step < done; step++) {
            log.add(new Entry.StepDone(last().plan().id(), step, "director site-a", 0));
        }

        heard.remove(SITE_B);
        runner = director("director site-a");
        ticks();

        assertThat(last().state()).isEqualTo(PlanProgress.State.UNDONE);
        assertThat(last().why()).contains("not heard");
        assertThat(log.state().plans().states()).containsEntry(SITE_A, SiteState.SERVING);
    }

    @Test
    void a_site_whose_rights_are_ended_is_granted_no_others() {
        begin(Procedure.OFFLINE, SITE_A);
        ticks();
        assertThat(log.state().leases()).extracting(Lease::ending).containsExactly(true);
        endLeases();

        assertThat(ask(SITE_A).code()).isEqualTo("SITE_NOT_SERVING");
        ticks();
        assertThat(ask(SITE_A).code()).isEqualTo("SITE_NOT_SERVING");
        assertThat(ask(SITE_B).code()).isEqualTo("GRANTED");
    }

    @Test
    void offline_waits_for_every_right_of_the_site() {
        begin(Procedure.OFFLINE, SITE_A);

        ticks();

        assertThat(last().state()).isEqualTo(PlanProgress.State.RUNNING);
        assertThat(log.state().plans().states()).containsEntry(SITE_A, SiteState.DRAINING);
    }

    @Test
    void a_drain_waits_for_the_edges_and_for_what_is_in_flight() {
        edgesLag = true;
        heard.put(SITE_B, new SiteReport(2, 2, true, 5, 0, 1, "", 3, 0));
        begin(Procedure.DRAIN, SITE_A);
        ticks();
        assertThat(last().done()).isEqualTo(1);

        edgesLag = false;
        ticks();
        assertThat(last().done()).isEqualTo(2);

        heard.put(SITE_B, WELL);
        ticks();
        assertThat(last().state()).isEqualTo(PlanProgress.State.DONE);
    }

    @Test
    void of_two_directors_that_race_one_begins_and_a_step_is_written_once() {
        Plan first = plan(Procedure.DRAIN, SITE_A, "first");
        Plan second = plan(Procedure.DRAIN, SITE_B, "second");

        assertThat(log.add(new Entry.Planned(first, "operator li", 0)).accepted())
                .isTrue();
        assertThat(log.add(new Entry.Planned(second, "operator wang", 0)).code())
                .isEqualTo("another-plan-runs");
        assertThat(log.add(new Entry.StepDone("first", 0, "director site-a", 0)).accepted())
                .isTrue();
        assertThat(log.add(new Entry.StepDone("first", 0, "director site-b", 0)).accepted())
                .isFalse();
        assertThat(log.add(new Entry.StepDone("first", 2, "director site-b", 0)).accepted())
                .isFalse();
        assertThat(last().done()).isEqualTo(1);
        assertThat(log.state().plans().states())
                .containsEntry(SITE_A, SiteState.DRAINING)
                .containsEntry(SITE_B, SiteState.SERVING);
    }

    @Test
    void a_plan_made_from_a_state_that_is_over_is_not_begun() {
        Plan late = plan(Procedure.DRAIN, SITE_A, "late");
        begin(Procedure.DRAIN, SITE_A);
        ticks();

        assertThat(log.add(new Entry.Planned(late, "operator li", 0)).code()).isEqualTo("not-from-this-state");
    }

    @Test
    void who_does_not_lead_moves_nothing() {
        begin(Procedure.DRAIN, SITE_A);
        log.follow();

        ticks();

        assertThat(last().done()).isZero();
    }

    private int entriesOf(Procedure procedure, SiteId site) {
        begin(procedure, site);
        int before = log.entries();
        ticks();
        endLeases();
        ticks();
        return log.entries() - before;
    }

    private void anew() {
        log.forget();
        site_a_holds_a_right();
        runner = director("director site-a");
    }

    private void begin(Procedure procedure, SiteId site) {
        assertThat(log.add(new Entry.Planned(plan(procedure, site, "plan"), "operator li", 0))
                        .accepted())
                .isTrue();
    }

    private Plan plan(Procedure procedure, SiteId site, String id) {
        List<PlanStep> steps = Planner.plan(procedure, site, runner.situation(log.state()))
                .fold(made -> made, refused -> List.<PlanStep>of(), doubt -> List.<PlanStep>of());
        return new Plan(id, procedure, site, "planned work", "operator li", steps);
    }

    private PlanRunner director(String name) {
        return new PlanRunner(log, () -> new View(seen()), name, new Still());
    }

    /** What is heard, by edges that have taken the states of this moment unless the test says that they lag. */
    private Map<SiteId, SiteReport> seen() {
        Map<SiteId, SiteReport> seen = new EnumMap<>(SiteId.class);
        String now = edgesLag
                ? "as it was before"
                : Situation.text(log.state().plans().states());
        heard.forEach((site, one) -> seen.put(
                site,
                new SiteReport(
                        one.nodes(),
                        one.nodesServing(),
                        one.whole(),
                        one.lagMillis(),
                        one.undrainedMillis(),
                        one.edges(),
                        now,
                        one.inFlightAtA(),
                        one.inFlightAtB())));
        return seen;
    }

    private void ticks() {
        for (int i = 0; i < 20; i++) {
            runner.tick();
        }
    }

    /** The leader has waited long enough for what is not renewed. */
    private void endLeases() {
        for (Lease lease : log.state().leases()) {
            if (lease.ending()) {
                log.add(new Entry.Leased(new Expire(lease.right(), lease.epoch(), lease.renewals()), "leader", 0));
            }
        }
    }

    private io.anlan.failover.agreed.AgreedAnswer ask(SiteId site) {
        return log.add(new Entry.Leased(new Ask(SHARE, site, 0), "node " + site, 0));
    }

    private PlanProgress last() {
        AgreedState state = log.state();
        return state.plans().plans().get(state.plans().plans().size() - 1);
    }
}
