package io.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Outcome<Integer> DONE = Outcome.done(41);
    private static final Outcome<Integer> REFUSED = Outcome.refused(Refusal.of("under-age", 403, "Too young"));
    private static final Outcome<Integer> IN_DOUBT = Outcome.inDoubt(new Doubt("No answer", Duration.ofSeconds(1)));

    private static String told(Outcome<Integer> outcome) {
        return outcome.fold(value -> "done " + value, refusal -> "refused " + refusal.type(), Doubt::detail);
    }

    @Test
    void fold_opens_each_outcome_by_its_own_door() {
        assertThat(told(DONE)).isEqualTo("done 41");
        assertThat(told(REFUSED)).isEqualTo("refused under-age");
        assertThat(told(IN_DOUBT)).isEqualTo("No answer");
    }

    @Test
    void map_changes_a_value_and_nothing_else() {
        assertThat(told(DONE.map(value -> value + 1))).isEqualTo("done 42");
        assertThat(REFUSED.map(value -> value + 1)).isEqualTo(REFUSED);
        assertThat(IN_DOUBT.map(value -> value + 1)).isEqualTo(IN_DOUBT);
    }
}
