package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.quota.SimulatedWorld.Habit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two sites give away the seats of one campaign through cuts, pauses, crashes, lost disks and wrong clocks. */
class QuotaSimulationTest {

    private static final long SEEDS = Long.getLong("anlan.seeds", 1_000);
    private static final long FIRST = Long.getLong("anlan.seed", 20_261_121L);
    private static final long TIME = 180_000;
    private static final long SEEDS_TO_RED = 3_000;

    @Test
    void no_seat_is_told_to_two_persons() {
        Map<String, Integer> seen = new TreeMap<>();
        for (var seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var world = run(seed, Rule.ALL, EnumSet.allOf(Habit.class));
            if (!world.oversold.isEmpty()) {
                var again = run(seed, Rule.ALL, EnumSet.allOf(Habit.class), true);
                throw new AssertionError("seed " + seed + ": " + again.oversold + "\n" + String.join("\n", again.log));
            }
            world.seen.forEach((what, times) -> seen.merge(what, times, Integer::sum));
        }

        assertThat(seen.keySet())
                .contains(
                        "claim at both",
                        "claim at one",
                        "confirmed",
                        "sent",
                        "expired",
                        "OPENED peer's",
                        "judged TOO_LATE",
                        "judged NOT_HELD",
                        "paused under way",
                        "grant lost",
                        "site destroyed");
    }

    /** Rules that this many seeds are enough for; KeepingTest and LeaseTest take away every one of them, one situation each. */
    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"STATEMENT_FIRST", "OWN_RIGHT_UNBROKEN"})
    void without_a_rule_a_seat_is_told_twice(Rule rule) {
        var rules = EnumSet.allOf(Rule.class);
        rules.remove(rule);

        assertThat(anyRed(rules, EnumSet.allOf(Habit.class))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Habit.class,
            names = {"BOTH_OR_ALONE"})
    void without_a_habit_a_seat_is_told_twice(Habit habit) {
        var habits = EnumSet.allOf(Habit.class);
        habits.remove(habit);

        assertThat(anyRed(Rule.ALL, habits)).isTrue();
    }

    private static boolean anyRed(Set<Rule> rules, Set<Habit> habits) {
        return LongStream.range(FIRST, FIRST + SEEDS_TO_RED)
                .anyMatch(seed -> !run(seed, rules, habits).oversold.isEmpty());
    }

    private static SimulatedWorld run(long seed, Set<Rule> rules, Set<Habit> habits) {
        return run(seed, rules, habits, false);
    }

    private static SimulatedWorld run(long seed, Set<Rule> rules, Set<Habit> habits, boolean log) {
        var world = new SimulatedWorld(seed, rules, habits);
        world.keepLog = log;
        var faults = new SimulatedFaults(world);
        faults.begin();
        for (var i = 0; i < 60; i++) {
            var citizen = new SimulatedCitizen(world, "p" + i);
            world.at(world.random.nextInt((int) TIME), () -> citizen.claim(SimulatedLeases.any(world)));
        }
        world.run(TIME);
        return world;
    }
}
