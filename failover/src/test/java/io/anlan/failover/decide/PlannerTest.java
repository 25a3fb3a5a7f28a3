package io.anlan.failover.decide;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.decide.PlanStep.Kind;
import io.anlan.failover.view.SiteReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final String TOLD = "";

    @ParameterizedTest
    @EnumSource(Procedure.class)
    void nothing_is_begun_without_a_majority(Procedure procedure) {
        assertThat(refusal(procedure, new Situations().withoutMajority())).isEqualTo("no-majority");
    }

    @ParameterizedTest
    @EnumSource(Procedure.class)
    void nothing_is_begun_when_no_edge_could_be_told(Procedure procedure) {
        var edgeless = new SiteReport(2, 2, true, 5, 0, 0, TOLD, 0, 0);

        assertThat(refusal(procedure, new Situations().report(SITE_A, edgeless).report(SITE_B, edgeless)))
                .isEqualTo("no-edge");
    }

    @ParameterizedTest
    @EnumSource(Procedure.class)
    void one_plan_runs_at_a_time(Procedure procedure) {
        assertThat(refusal(procedure, new Situations().planRuns())).isEqualTo("another-plan-runs");
    }

    @ParameterizedTest
    @EnumSource(
            value = Procedure.class,
            names = {"DRAIN", "OFFLINE"})
    void the_last_serving_site_goes_on(Procedure procedure) {
        for (var state : List.of(SiteState.DRAINING, SiteState.OFFLINE, SiteState.REJOINING)) {
            assertThat(refusal(procedure, new Situations().state(SITE_B, state)))
                    .isEqualTo("last-serving-site");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Procedure.class,
            names = {"DRAIN", "OFFLINE"})
    void a_site_is_not_relieved_by_one_that_is_unwell_or_not_heard(Procedure procedure) {
        assertThat(refusal(procedure, new Situations().silent(SITE_B))).isEqualTo("peer-unhealthy");
        assertThat(refusal(procedure, new Situations().report(SITE_B, Situations.noneServes())))
                .isEqualTo("peer-unhealthy");
    }

    @ParameterizedTest
    @ValueSource(longs = {10_001, -1})
    void a_lag_above_the_limit_or_unknown_is_waited_for(long lagMillis) {
        var lagging = new Situations().report(SITE_B, Situations.lagging(lagMillis));

        assertThat(refusal(Procedure.DRAIN, lagging)).isEqualTo("lag-above-limit");
        assertThat(refusal(Procedure.OFFLINE, lagging)).isEqualTo("lag-above-limit");
        String code = Planner.plan(Procedure.SWITCHOVER, SITE_B, lagging.now())
                .fold(steps -> "", refused -> refused.type(), doubt -> "");
        assertThat(code).isEqualTo("lag-above-limit");
    }

    @Test
    void a_journal_that_is_not_drained_is_a_lag_too() {
        var undrained = new SiteReport(2, 2, false, 5, 10_001, 1, TOLD, 0, 0);

        assertThat(refusal(Procedure.DRAIN, new Situations().report(SITE_B, undrained)))
                .isEqualTo("lag-above-limit");
    }

    @Test
    void a_dead_site_is_taken_offline_though_its_peer_lags() {
        var dead = new Situations().silent(SITE_A).report(SITE_B, Situations.lagging(60_000));

        assertThat(steps(Procedure.OFFLINE, dead)).extracting(PlanStep::kind).contains(Kind.END_LEASES);
    }

    @Test
    void a_site_that_is_unwell_or_not_heard_is_not_brought_online() {
        for (var procedure : List.of(Procedure.ONLINE, Procedure.REJOIN)) {
            var offline = new Situations().state(SITE_A, SiteState.OFFLINE);
            assertThat(refusal(procedure, offline.report(SITE_A, Situations.noneServes())))
                    .isEqualTo("site-unhealthy");
            assertThat(refusal(procedure, offline.silent(SITE_A))).isEqualTo("site-unhealthy");
        }
        assertThat(refusal(Procedure.SWITCHOVER, new Situations().silent(SITE_A)))
                .isEqualTo("site-unhealthy");
    }

    @Test
    void a_procedure_that_leads_nowhere_from_here_is_refused() {
        assertThat(refusal(Procedure.DRAIN, new Situations().state(SITE_A, SiteState.OFFLINE)))
                .isEqualTo("not-from-this-state");
        assertThat(refusal(Procedure.OFFLINE, new Situations().state(SITE_A, SiteState.OFFLINE)))
                .isEqualTo("not-from-this-state");
        assertThat(refusal(Procedure.ONLINE, new Situations())).isEqualTo("not-from-this-state");
        assertThat(refusal(Procedure.REJOIN, new Situations())).isEqualTo("not-from-this-state");
        assertThat(refusal(Procedure.SWITCHOVER, new Situations().state(SITE_B, SiteState.OFFLINE)))
                .isEqualTo("not-from-this-state");
    }

    @Test
    void offline_drains_ends_the_rights_and_then_takes_the_site_off() {
        assertThat(steps(Procedure.OFFLINE, new Situations()))
                .containsExactly(
                        PlanStep.enter(SITE_A, SiteState.SERVING, SiteState.DRAINING),
                        PlanStep.of(Kind.AWAIT_EDGES, SITE_A, SiteState.DRAINING),
                        PlanStep.of(Kind.AWAIT_QUIET, SITE_A, SiteState.DRAINING),
                        PlanStep.of(Kind.END_LEASES, SITE_A, SiteState.DRAINING),
                        PlanStep.of(Kind.AWAIT_LEASES_ENDED, SITE_A, SiteState.DRAINING),
                        PlanStep.enter(SITE_A, SiteState.DRAINING, SiteState.OFFLINE));
    }

    @Test
    void switchover_brings_the_one_site_online_before_the_other_goes_off() {
        var steps = steps(Procedure.SWITCHOVER, new Situations().state(SITE_A, SiteState.OFFLINE));

        assertThat(steps).contains(PlanStep.enter(SITE_A, SiteState.REJOINING, SiteState.SERVING));
        assertThat(steps.indexOf(PlanStep.enter(SITE_A, SiteState.REJOINING, SiteState.SERVING)))
                .isLessThan(steps.indexOf(PlanStep.enter(SITE_B, SiteState.SERVING, SiteState.DRAINING)));
    }

    @Test
    void a_rebuilt_site_waits_until_everything_is_at_both_sites() {
        var offline = new Situations().state(SITE_A, SiteState.OFFLINE);

        assertThat(steps(Procedure.REJOIN, offline)).extracting(PlanStep::kind).contains(Kind.AWAIT_WHOLE);
        assertThat(steps(Procedure.ONLINE, offline)).extracting(PlanStep::kind).doesNotContain(Kind.AWAIT_WHOLE);
    }

    @ParameterizedTest
    @EnumSource(Procedure.class)
    void every_step_of_every_plan_is_one_that_the_states_allow(Procedure procedure) {
        for (var a : SiteState.values()) {
            for (var b : SiteState.values()) {
                var now = new Situations().state(SITE_A, a).state(SITE_B, b).now();
                for (var step : Planner.plan(procedure, SITE_A, now)
                        .fold(made -> made, refused -> List.<PlanStep>of(), doubt -> List.<PlanStep>of())) {
                    assertThat(step.kind() != Kind.ENTER || step.from().mayBecome(step.to()))
                            .as("%s of %s %s: %s", procedure, a, b, step)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void the_states_of_a_site_follow_their_table() {
        var legal = List.of(
                "SERVING DRAINING",
                "DRAINING SERVING",
                "DRAINING OFFLINE",
                "OFFLINE REJOINING",
                "REJOINING SERVING",
                "REJOINING OFFLINE");
        for (var from : SiteState.values()) {
            for (var to : SiteState.values()) {
                assertThat(from.mayBecome(to)).isEqualTo(legal.contains(from + " " + to));
            }
        }
    }

    private static String refusal(Procedure procedure, Situations situations) {
        return Planner.plan(procedure, SITE_A, situations.now())
                .fold(steps -> "begun " + steps, refused -> refused.type(), doubt -> "in doubt");
    }

    private static List<PlanStep> steps(Procedure procedure, Situations situations) {
        return Planner.plan(procedure, SITE_A, situations.now())
                .fold(made -> made, refused -> List.<PlanStep>of(), doubt -> List.<PlanStep>of());
    }
}
