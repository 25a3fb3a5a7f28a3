package io.anlan.chaos.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.fault.FaultKit;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Scenario;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwarmTest {
    @Test
    void an_episode_is_its_seed_and_nothing_else() {
        Swarm one = new Swarm(7, 150);
        Swarm other = new Swarm(8, 150);
        long seed = one.episodeSeed(3);

        assertThat(other.episode(seed)).isEqualTo(one.episode(seed));
        assertThat(new Swarm(7, 150).episodeSeed(3)).isEqualTo(seed);
        assertThat(one.episodeSeed(4)).isNotEqualTo(seed);
    }

    @Test
    void thirty_episodes_of_most_campaigns_have_ten_kinds_of_faults() {
        long rich =
                IntStream.range(1, 21).filter(seed -> kinds(seed).size() >= 10).count();

        assertThat(rich).isGreaterThan(12);
    }

    @Test
    void every_fault_that_is_drawn_is_known_and_ends_before_the_load() {
        Swarm swarm = new Swarm(1, 100);
        for (int i = 0; i < 60; i++) {
            Scenario scenario = swarm.episode(swarm.episodeSeed(i));
            PlannedFault fault = scenario.faults().get(0);

            assertThat(FaultKit.kinds()).containsKey(fault.kind());
            assertThat(fault.atSeconds() + fault.forSeconds())
                    .isLessThan(scenario.workload().seconds());
        }
    }

    private static Set<String> kinds(long campaignSeed) {
        Swarm swarm = new Swarm(campaignSeed, 150);
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            PlannedFault fault = swarm.episode(swarm.episodeSeed(i)).faults().get(0);
            kinds.add(fault.kind() + fault.target().replaceAll("-[ab]1?$", "") + fault.with());
        }
        return kinds;
    }
}
