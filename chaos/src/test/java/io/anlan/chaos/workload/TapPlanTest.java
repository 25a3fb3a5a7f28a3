package io.anlan.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anlan.chaos.history.Operation;
import io.anlan.chaos.scenario.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TapPlanTest {
    private static final List<String> CHANNELS = List.of("wechat", "alipay", "unionpay");
    private static final Workload DAY = new Workload(60, 200, true, false, 1, new Workload.Mix(0.05, 0.04, 0.2, 0.1));

    @Test
    void the_same_seed_makes_the_same_plan() {
        assertThat(TapPlan.of(DAY, CHANNELS, 5)).isEqualTo(TapPlan.of(DAY, CHANNELS, 5));
        assertThat(TapPlan.of(DAY, CHANNELS, 6)).isNotEqualTo(TapPlan.of(DAY, CHANNELS, 5));
    }

    @Test
    void taps_come_in_order_at_the_wanted_rate_and_in_the_wanted_shares() {
        TapPlan plan = TapPlan.of(DAY, CHANNELS, 5);
        Map<Operation, Long> kinds =
                plan.taps().stream().collect(Collectors.groupingBy(Tap::operation, Collectors.counting()));
        double all = 60.0 * 200;

        assertThat(plan.taps()).isSortedAccordingTo((a, b) -> Long.compare(a.dueMicros(), b.dueMicros()));
        assertThat(plan.taps()).extracting(Tap::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(kinds.getOrDefault(Operation.READ_OWN, 0L) / all).isCloseTo(0.2, within(0.03));
        assertThat(kinds.getOrDefault(Operation.READ_CAMPAIGN, 0L) / all).isCloseTo(0.1, within(0.03));
        assertThat(plan.persons() / all).isCloseTo(0.7, within(0.04));
    }

    @Test
    void some_tap_twice_with_one_key_and_some_have_two_phones() {
        TapPlan plan = TapPlan.of(DAY, CHANNELS, 5);
        Map<Integer, List<Tap>> again = plan.taps().stream()
                .filter(tap -> tap.operation() == Operation.REGISTER)
                .collect(Collectors.groupingBy(Tap::person));
        long twice = again.values().stream()
                .filter(taps ->
                        taps.size() == 2 && taps.get(0).key().equals(taps.get(1).key()))
                .count();
        long phones = again.values().stream()
                .filter(taps -> taps.size() == 2
                        && !taps.get(0).key().equals(taps.get(1).key()))
                .count();

        assertThat(twice / 12_000.0).isCloseTo(0.05, within(0.015));
        assertThat(phones / 12_000.0).isCloseTo(0.04, within(0.015));
        assertThat(again.values()).allMatch(taps -> taps.size() <= 2);
    }

    @Test
    void who_comes_for_seats_claims_and_some_give_them_back() {
        Workload seats = new Workload(60, 200, true, false, 1, 500, new Workload.Mix(0.05, 0, 0, 0.1, 0.1));
        Map<Operation, Long> kinds = TapPlan.of(seats, CHANNELS, 5).taps().stream()
                .collect(Collectors.groupingBy(Tap::operation, Collectors.counting()));

        assertThat(kinds).containsOnlyKeys(Operation.CLAIM, Operation.RELEASE, Operation.READ_CAMPAIGN);
        assertThat(kinds.getOrDefault(Operation.RELEASE, 0L) / 12_000.0).isCloseTo(0.1, within(0.03));
    }

    @Test
    void evenly_means_evenly() {
        Workload even = new Workload(2, 10, false, false, 0, new Workload.Mix(0, 0, 0, 0));

        assertThat(TapPlan.of(even, CHANNELS, 1).taps())
                .extracting(Tap::dueMicros)
                .startsWith(0L, 100_000L, 200_000L)
                .hasSize(20);
    }
}
