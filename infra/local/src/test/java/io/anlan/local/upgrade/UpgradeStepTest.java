package io.anlan.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.upgrade.Sight.SeenLink;
import io.anlan.local.upgrade.Sight.SeenNode;
import io.anlan.local.upgrade.Sight.SeenPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpgradeStepTest {

    private static final Path OLD = Path.of("apps/old");
    private static final Path NEW = Path.of("apps/new");
    private static final List<String> PARTS = List.of("node-a1", "replicator-a", "node-b1", "replicator-b");

    @Test
    void one_site_is_moved_after_the_other_in_the_order_of_the_sight() {
        var twin = new SimulatedTwin();

        twin.upgrade(NEW);

        assertThat(twin.moves).isEqualTo(PARTS);
        assertThat(twin.builds)
                .isEqualTo(new Builds(NEW, java.util.Optional.empty(), java.util.Set.of(), java.util.Optional.of(OLD)));
    }

    @Test
    void nothing_is_taken_away_while_anything_is_not_whole() {
        var whole = new SimulatedTwin().sight(NEW);
        assertThat(UpgradeStep.next(whole)).isEqualTo(new UpgradeStep.Move("node-a1"));

        assertHolds(with(whole, List.of(new SeenNode("node-b1", "SERVING", false)), whole.links(), false));
        assertHolds(with(whole, whole.nodes(), List.of(new SeenLink("site-a→site-b", "BACKING_OFF", 0, 0)), false));
        assertHolds(with(whole, whole.nodes(), List.of(new SeenLink("site-a→site-b", "RUNNING", 5_001, 0)), false));
        assertHolds(with(whole, whole.nodes(), List.of(new SeenLink("site-a→site-b", "RUNNING", 0, 1)), false));
        assertHolds(with(whole, whole.nodes(), whole.links(), true));
        var databaseDown = List.of(new SeenPart("pg-b", false, false, false));
        assertHolds(new Sight(whole.parts(), databaseDown, whole.nodes(), whole.links(), false));
    }

    @Test
    void the_new_part_must_do_its_work_before_the_next_is_taken_away() {
        var parts = List.of(new SeenPart("node-a1", true, false, true), new SeenPart("node-b1", true, true, false));

        assertHolds(new Sight(parts, List.of(), List.of(), List.of(), false));
    }

    @Test
    void a_part_that_does_no_work_is_moved_whatever_is_not_whole() {
        var parts = List.of(new SeenPart("node-a1", true, true, false), new SeenPart("node-b1", true, false, false));
        var nodes = List.of(new SeenNode("node-a1", "SERVING", false));

        assertThat(UpgradeStep.next(new Sight(parts, List.of(), nodes, List.of(), false)))
                .isEqualTo(new UpgradeStep.Move("node-b1"));
    }

    @Test
    void turned_round_what_was_moved_goes_back_and_the_rest_stays() {
        var halfway = Builds.of(OLD).towards(NEW).moved("node-a1");

        var back = halfway.turned(PARTS);

        assertThat(back.goal()).isEqualTo(OLD);
        assertThat(back.of("node-a1")).isEqualTo(NEW);
        assertThat(back.of("node-b1")).isEqualTo(OLD);
        assertThat(back.moved("node-a1").arrived().of("node-a1")).isEqualTo(OLD);
    }

    /** Killed after any act, and turned round or taken up again, it ends; and never is more than one part away. */
    @Test
    void cut_anywhere_it_goes_on_or_back() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var twin = new SimulatedTwin();
            for (var cut = 0; cut < 3; cut++) {
                twin.actsLeft = random.nextInt(14);
                try {
                    twin.upgrade(random.nextInt(3) == 0 ? OLD : NEW);
                } catch (Killed killed) {
                    assertThat(twin.away()).as("seed %d", seed).isLessThanOrEqualTo(1);
                }
            }
            twin.actsLeft = Integer.MAX_VALUE;
            var goal = random.nextBoolean() ? OLD : NEW;
            twin.upgrade(goal);
            // Who only goes on ends the upgrade that was under way first.
            twin.upgrade(goal);

            assertThat(twin.runs.values()).as("seed %d", seed).containsOnly(goal);
            assertThat(PARTS)
                    .as("seed %d", seed)
                    .allMatch(part -> twin.builds.of(part).equals(goal));
        }
    }

    private static void assertHolds(Sight sight) {
        assertThat(UpgradeStep.next(sight))
                .isInstanceOfSatisfying(
                        UpgradeStep.Hold.class,
                        hold -> assertThat(hold.doubts()).hasSize(1));
    }

    private static Sight with(Sight sight, List<SeenNode> nodes, List<SeenLink> links, boolean cut) {
        return new Sight(sight.parts(), sight.others(), nodes, links, cut);
    }

    /** Parts that run from builds, and a runner that can be killed before each of its acts. */
    private static final class SimulatedTwin {

        Builds builds = Builds.of(OLD);
        final Map<String, Path> runs = new HashMap<>();
        final List<String> moves = new ArrayList<>();
        int actsLeft = Integer.MAX_VALUE;

        SimulatedTwin() {
            PARTS.forEach(part -> runs.put(part, OLD));
        }

        void upgrade(Path goal) {
            if (!builds.underWay()) {
                if (goal.equals(builds.now())) {
                    return;
                }
                act(() -> builds = builds.towards(goal));
            } else if (goal.equals(builds.now())) {
                act(() -> builds = builds.turned(PARTS));
            }
            for (var step = next(); step instanceof UpgradeStep.Move move; step = next()) {
                moves.add(move.part());
                act(() -> runs.remove(move.part()));
                act(() -> builds = builds.moved(move.part()));
                act(() -> runs.put(move.part(), builds.of(move.part())));
            }
            assertThat(next()).isEqualTo(new UpgradeStep.Arrived());
            act(() -> builds = builds.arrived());
        }

        private UpgradeStep next() {
            assertThat(away()).isLessThanOrEqualTo(1);
            return UpgradeStep.next(sight(builds.goal()));
        }

        private void act(Runnable what) {
            if (actsLeft-- <= 0) {
                throw new Killed();
            }
            what.run();
        }

        long away() {
            return PARTS.size() - runs.size();
        }

        Sight sight(Path goal) {
            var parts = PARTS.stream()
                    .map(part -> new SeenPart(
                            part, runs.containsKey(part), runs.containsKey(part), goal.equals(runs.get(part))))
                    .toList();
            var nodes = List.of(new SeenNode("node-a1", "SERVING", away() == 0));
            var links = List.of(new SeenLink("site-a→site-b", "RUNNING", 12, 0));
            return new Sight(parts, List.of(new SeenPart("pg-a", true, true, false)), nodes, links, false);
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
