package io.anlan.failover.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand runs of the product's book, grantor and held lease on a modelled log, with loss, delay, reorder, cuts,
 * clocks that drift and are set, machines that stand still, crash and lose their disks. {@code -Danlan.seed=N} runs one.
 */
class LeaseSimulationTest {
    private static final long SEEDS = 10_000;
    /** Within so many seeds a rule left out must be missed. */
    private static final long SEEDS_TO_MISS_A_RULE = 3_000;

    @Test
    void no_right_ever_has_two_holders_and_peace_brings_progress() {
        Long only = Long.getLong("anlan.seed");
        LongStream seeds = only == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(only);
        long[] done = new long[2];
        seeds.forEach(seed -> {
            var simulation = new LeaseSimulation(seed, Set.of());

            assertThat(simulation.run()).as("seed %d", seed).isEmpty();

            done[0] += simulation.grants();
            done[1] += simulation.acknowledged();
        });
        // A simulation in which little happens shows little.
        assertThat(done[0]).as("grants").isGreaterThan(only == null ? 4 * SEEDS : 1);
        assertThat(done[1]).as("things done under a right").isGreaterThan(only == null ? 40 * SEEDS : 1);
    }

    @ParameterizedTest
    @EnumSource(SafetyRule.class)
    void each_rule_that_is_left_out_is_missed(SafetyRule rule) {
        var seed = LongStream.rangeClosed(1, SEEDS_TO_MISS_A_RULE)
                .filter(each ->
                        !new LeaseSimulation(each, Set.of(rule)).violation().isEmpty())
                .findFirst();

        assertThat(seed).as("a seed that misses " + rule).isPresent();
    }

    @Test
    void the_same_seed_is_the_same_run() {
        var first = new LeaseSimulation(77, Set.of());
        var second = new LeaseSimulation(77, Set.of());

        assertThat(first.run()).isEqualTo(second.run());
        assertThat(first.acknowledged()).isEqualTo(second.acknowledged());
    }
}
