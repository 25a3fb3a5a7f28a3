package io.anlan.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.teeth.Teeth;
import org.junit.jupiter.api.Test;

/** Every lie that the teeth tell about a sound run is seen through; the run itself is let pass. */
class TeethTest {
    @Test
    void every_judge_sees_through_every_lie() {
        Evidence sound = Run.sound().fact("f", Ending.OK, Store.values()).evidence();

        assertThat(Judges.over(Judges.judge(
                        Judges.names().stream()
                                .filter(name -> !Judges.OF_CLAIMS.contains(name))
                                .toList(),
                        sound)))
                .isEqualTo(Verdict.HOLDS);
        assertThat(Teeth.bare(sound))
                .hasSizeGreaterThan(15)
                .allSatisfy(bite -> assertThat(bite.bit()).as(bite.toString()).isTrue());
    }

    @Test
    void no_judge_is_without_teeth() {
        assertThat(Teeth.judgesWithoutTeeth()).isEmpty();
    }
}
