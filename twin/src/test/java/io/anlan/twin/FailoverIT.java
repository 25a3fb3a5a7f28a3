package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.bench.failover.Episode;
import io.anlan.chaos.bench.failover.EpisodePlan;
import io.anlan.chaos.bench.failover.EpisodeRunner;
import io.anlan.chaos.bench.failover.EpisodeStage;
import io.anlan.chaos.bench.failover.Fault;
import io.anlan.kernel.SystemTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One episode of each fault: whatever dies, nothing that was promised is lost. How fast it was is for the bench to say. */
@OnTwin
class FailoverIT {
    private static final int PEOPLE = 240;
    /** Fewer acknowledgements than this share of the taps would make the judgement worth little. */
    private static final double ENOUGH = 0.9;

    @ParameterizedTest
    @EnumSource
    void citizens_go_on_and_nothing_promised_is_lost(Fault fault, TwinFixture twin) throws Exception {
        EpisodeStage stage = new EpisodeStage(twin.twin(), PEOPLE, SystemTime.INSTANCE);

        Episode episode = new EpisodeRunner(stage, SystemTime.INSTANCE).play(fault, 1, EpisodePlan.brief());

        assertThat(episode.lost()).as(episode.toString()).isZero();
        assertThat(episode.countedTwice()).as(episode.toString()).isZero();
        assertThat(episode.agreed()).as(episode.toString()).isTrue();
        assertThat(episode.acknowledged()).as(episode.toString()).isGreaterThan((int) (episode.taps() * ENOUGH));
    }
}
