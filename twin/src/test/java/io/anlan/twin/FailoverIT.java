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

/** One episode of each fault: whatever dies, nobody is left without an answer and nothing promised is lost. */
@OnTwin
class FailoverIT {
    private static final int PEOPLE = 240;

    @ParameterizedTest
    @EnumSource
    void nobody_is_left_alone_and_nothing_is_lost(Fault fault, TwinFixture twin) throws Exception {
        EpisodeStage stage = new EpisodeStage(twin.twin(), PEOPLE, SystemTime.INSTANCE);

        Episode episode = new EpisodeRunner(stage, SystemTime.INSTANCE).play(fault, 1, EpisodePlan.brief());

        assertThat(episode.lost()).as(episode.toString()).isZero();
        assertThat(episode.countedTwice()).as(episode.toString()).isZero();
        assertThat(episode.agreed()).as(episode.toString()).isTrue();
        // A slow machine answers late; what it may not do is leave somebody without an answer.
        assertThat(episode.failures().keySet()).as(episode.toString()).isSubsetOf("late");
    }
}
