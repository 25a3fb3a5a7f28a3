package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.quota.SimulatedPlights.Plight;
import io.anlan.app.quota.SimulatedWorld.Habit;
import io.anlan.kernel.SiteId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sites give away the seats of one campaign through cuts, pauses, crashes, lost disks and wrong clocks. */
class QuotaSimulationTest {

    private static final long SEEDS = Long.getLong("anlan.seeds", 500);
    private static final long FIRST = Long.getLong("anlan.seed", 20_261_121L);
    private static final int TIME = 180_000;
    private static final long SEEDS_TO_RED = 1_500;

    /** A site that comes late takes a campaign for a new one only while nothing can have been given. */
    @Test
    void no_seat_is_told_twice_where_one_site_comes_late() {
        for (var seed = FIRST; seed < FIRST + SEEDS / 5; seed++) {
            var plight = Plight.values()[(int) (seed % Plight.values().length)];
            var world = begun(seed, Rule.ALL, EnumSet.allOf(Habit.class), plight, false);
            comesLate(world, seed);
            world.run(TIME);

            assertThat(world.oversold).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void no_seat_is_told_to_two_persons() {
        Map<String, Integer> seen = new TreeMap<>();
        for (var seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var plight = Plight.values()[(int) (seed % Plight.values().length)];
            var world = run(seed, Rule.ALL, EnumSet.allOf(Habit.class), plight, false);
            if (!world.oversold.isEmpty()) {
                var again = run(seed, Rule.ALL, EnumSet.allOf(Habit.class), plight, true);
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

    /** However the two come to look at a new campaign, and whichever asks the other first. */
    @Test
    void where_nothing_breaks_both_sites_give_seats() {
        for (var seed = FIRST; seed < FIRST + SEEDS; seed++) {
            var world = new SimulatedWorld(seed, Rule.ALL, EnumSet.allOf(Habit.class));
            if (world.stalls > 0) {
                continue;
            }
            new SimulatedFaults(world).links();
            comesLate(world, seed);
            world.run(TIME / 6);

            for (var site : SiteId.values()) {
                var gate = world.site(site).gate;
                assertThat(gate).as("seed %d: %s", seed, site).isNotNull();
                assertThat(gate == null ? 0 : gate.own())
                        .as("seed %d: %s", seed, site)
                        .isPositive();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_DATABASE_OWNS_NOTHING, DESTROYED",
        "STATEMENT_FIRST, LATE_ROWS",
        "STATEMENT_IN_FULL, LATE_ROWS",
        "OWN_RIGHT_UNBROKEN, FORGOTTEN",
        "SPOKEN_TO_THIS_LIFE, FORGOTTEN",
        "DRAINED_FIRST, UNDRAINED",
        "NO_WRITE_UNDER_AN_OLD_EPOCH, SLOW_ROUND"
    })
    void without_a_rule_a_seat_is_told_twice(Rule rule, Plight plight) {
        var rules = EnumSet.allOf(Rule.class);
        rules.remove(rule);

        assertThat(anyRed(rules, EnumSet.allOf(Habit.class), plight)).isTrue();
    }

    /** ENDS_AT_BOTH_FIRST is not among them: PostgresQuotaTest alone sees that a seat is not given again too early. */
    @ParameterizedTest
    @CsvSource({
        "CHECK_AFTER, FROZEN",
        "OPENING_VOIDS, UNHEARD_CLAIMS",
        "BOTH_OR_ALONE, UNHEARD_CLAIMS",
        "LATER_RUNNING_CLOCK, SUSPENDED"
    })
    void without_a_habit_a_seat_is_told_twice(Habit habit, Plight plight) {
        var habits = EnumSet.allOf(Habit.class);
        habits.remove(habit);

        assertThat(anyRed(Rule.ALL, habits, plight)).isTrue();
    }

    /** Found in 1 800 histories: a row that came late was stood in for by one written after the statement. */
    @Test
    void a_row_that_comes_late_is_not_stood_in_for_by_a_later_one() {
        var world = run(30_000_043L, Rule.ALL, EnumSet.allOf(Habit.class), Plight.SUSPENDED, false);

        assertThat(world.oversold).isEmpty();
    }

    private static boolean anyRed(Set<Rule> rules, Set<Habit> habits, Plight plight) {
        return LongStream.range(FIRST, FIRST + SEEDS_TO_RED)
                .anyMatch(seed ->
                        !run(seed, rules, habits, plight, false).oversold.isEmpty());
    }

    /** A campaign reaches one site by the link, some time after the other began to keep it. */
    private static void comesLate(SimulatedWorld world, long seed) {
        world.site(SiteId.values()[(int) (seed % 2)]).looksFrom = seed * 7_919 % 5_000;
    }

    private static SimulatedWorld run(long seed, Set<Rule> rules, Set<Habit> habits, Plight plight, boolean log) {
        var world = begun(seed, rules, habits, plight, log);
        world.run(TIME);
        return world;
    }

    private static SimulatedWorld begun(long seed, Set<Rule> rules, Set<Habit> habits, Plight plight, boolean log) {
        var world = new SimulatedWorld(seed, rules, habits);
        world.keepLog = log;
        var faults = new SimulatedFaults(world);
        faults.begin();
        new SimulatedPlights(world, faults).begin(plight);
        for (var i = 0; i < 40; i++) {
            world.crowd(SimulatedLeases.any(world), 0, TIME, 1);
        }
        return world;
    }
}
