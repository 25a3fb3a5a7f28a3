package io.anlan.kernel.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Any order, any repetition, wrong clocks: the same bytes on all four databases. A failure names its seed. The broken rules
 * show that the simulation has teeth.
 */
class MergeSimulationTest {
    private static final int SEEDS = 10_000;

    private static Optional<String> firstFinding(SimulatedRules rules) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> MergeSimulation.run(seed, rules))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean replacesBySign(MergeRule rule, @Nullable Stamp existing, int order) {
        return existing == null || (rule == MergeRule.FIRST_WINS ? order < 0 : order > 0);
    }

    @Test
    void every_seed_ends_with_equal_bytes_on_all_four_databases() {
        assertThat(firstFinding(SimulatedRules.RIGHT)).isEmpty();
    }

    @Test
    void comparing_the_version_alone_is_found_out() {
        SimulatedRules broken = SimulatedRules.RIGHT.withGuard((rule, existing, incoming) -> replacesBySign(
                rule, existing, existing == null ? 0 : Long.compare(incoming.version(), existing.version())));

        assertThat(firstFinding(broken)).isPresent();
    }

    @Test
    void comparing_without_the_hash_is_found_out() {
        SimulatedRules broken = SimulatedRules.RIGHT.withGuard((rule, existing, incoming) ->
                RowOrder.replaces(rule, existing, existing == null ? incoming : withHashOf(existing, incoming)));

        assertThat(firstFinding(broken)).hasValueSatisfying(f -> assertThat(f).contains("differ"));
    }

    @Test
    void an_overwrite_whose_version_does_not_rise_is_found_out() {
        assertThat(firstFinding(SimulatedRules.RIGHT.withOverwrite(Math::max)))
                .hasValueSatisfying(f -> assertThat(f).contains("dropped"));
        assertThat(firstFinding(SimulatedRules.RIGHT.withOverwrite((now, version) -> now)))
                .hasValueSatisfying(f -> assertThat(f).contains("dropped"));
    }

    @Test
    void a_guard_that_lets_expired_rows_in_is_found_out() {
        assertThat(firstFinding(SimulatedRules.RIGHT.withoutRefusal()))
                .hasValueSatisfying(f -> assertThat(f).contains("came back"));
    }

    private static Stamp withHashOf(Stamp existing, Stamp incoming) {
        return new Stamp(incoming.epoch(), incoming.version(), incoming.writer(), existing.rowHash());
    }

    @Test
    void leaving_the_epoch_out_of_the_order_is_found_out() {
        SimulatedRules broken = SimulatedRules.RIGHT.withGuard(
                (rule, existing, incoming) -> RowOrder.replaces(rule, withoutEpoch(existing), withoutEpoch(incoming)));

        assertThat(firstFinding(broken)).isPresent();
    }

    @SuppressWarnings("NullAway") // A guard is asked with nothing in the place of a row that is not there.
    private static Stamp withoutEpoch(@Nullable Stamp stamp) {
        return stamp == null ? null : new Stamp(stamp.version(), stamp.writer(), stamp.rowHash());
    }
}
