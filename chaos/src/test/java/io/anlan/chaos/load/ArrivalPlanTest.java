package io.anlan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.person.ResidentId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalPlanTest {
    private static final List<String> CHANNELS = List.of("wechat", "alipay", "unionpay");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void no_two_of_a_hundred_thousand_citizens_share_an_id_number_and_all_are_adults() {
        Population population = new Population(7, 100_000);

        Set<String> ids = new HashSet<>();
        int youngest = Integer.MAX_VALUE;
        for (int i = 0; i < population.size(); i++) {
            ResidentId id = population.citizen(i).id();
            ids.add(id.value());
            youngest = Math.min(youngest, id.ageOn(TODAY));
        }

        assertThat(ids).hasSize(100_000);
        assertThat(youngest).isEqualTo(18);
    }

    @Test
    void the_same_seed_makes_the_same_plan() {
        Population population = new Population(7, 5_000);

        ArrivalPlan one = ArrivalPlan.of(7, population, 2_000, 400, CHANNELS);
        ArrivalPlan other = ArrivalPlan.of(7, population, 2_000, 400, CHANNELS);

        assertThat(one).isEqualTo(other);
        assertThat(one).isNotEqualTo(ArrivalPlan.of(8, population, 2_000, 400, CHANNELS));
    }

    @Test
    void a_double_tap_repeats_key_and_channel_and_comes_later() {
        ArrivalPlan plan = ArrivalPlan.of(7, new Population(7, 5_000), 5_000, 400, CHANNELS);

        List<Arrival> taps = ofKind(plan, Arrival.Kind.DOUBLE_TAP);

        assertThat(taps).hasSizeBetween(20, 90);
        assertThat(taps).allSatisfy(tap -> {
            Arrival first = firstOf(plan, tap.citizen());
            assertThat(tap.idempotencyKey()).isEqualTo(first.idempotencyKey());
            assertThat(tap.channel()).isEqualTo(first.channel());
            assertThat(tap.sequence()).isGreaterThan(first.sequence());
        });
    }

    @Test
    void a_second_channel_has_its_own_key_and_another_channel() {
        ArrivalPlan plan = ArrivalPlan.of(7, new Population(7, 5_000), 5_000, 400, CHANNELS);

        List<Arrival> others = ofKind(plan, Arrival.Kind.SECOND_CHANNEL);

        assertThat(others).hasSizeBetween(20, 90);
        assertThat(others).allSatisfy(tap -> {
            Arrival first = firstOf(plan, tap.citizen());
            assertThat(tap.idempotencyKey()).isNotEqualTo(first.idempotencyKey());
            assertThat(tap.channel()).isNotEqualTo(first.channel());
            assertThat(tap.sequence()).isGreaterThan(first.sequence());
        });
    }

    @Test
    void taps_are_due_at_a_steady_rate() {
        ArrivalPlan plan = ArrivalPlan.of(7, new Population(7, 5_000), 1_000, 400, CHANNELS);

        assertThat(plan.dueNanos(0)).isZero();
        assertThat(plan.dueNanos(400)).isEqualTo(1_000_000_000L);
        assertThat(plan.count(Arrival.Kind.FIRST)).isEqualTo(1_000);
    }

    private static List<Arrival> ofKind(ArrivalPlan plan, Arrival.Kind kind) {
        return plan.arrivals().stream().filter(a -> a.kind() == kind).toList();
    }

    private static Arrival firstOf(ArrivalPlan plan, int citizen) {
        return plan.arrivals().stream()
                .filter(a -> a.citizen() == citizen && a.kind() == Arrival.Kind.FIRST)
                .findFirst()
                .orElseThrow();
    }
}
