package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientActsTest {
    private static final Outcome<ReseedLook> NOT_MIGRATED =
            Outcome.refused(new Refusal("reseed-not-begun", 503, "it is not migrated yet", Duration.ofSeconds(5)));
    private static final Outcome<ReseedLook> PEER_IS_NEW =
            Outcome.refused(Refusal.of("peer-is-new", 409, "reseed that one"));
    private static final Outcome<ReseedLook> SEEN = Outcome.done(
            new ReseedLook(LinkFit.UNFIT, LinkFit.ABSENT, LinkFit.ABSENT, LinkFit.ABSENT, Optional.empty()));

    private final Deque<Outcome<ReseedLook>> looks = new ArrayDeque<>();
    private int rests;

    @Test
    void a_database_that_is_not_migrated_yet_is_waited_for() {
        looks.addAll(List.of(NOT_MIGRATED, NOT_MIGRATED, SEEN));

        assertThat(told(true)).isEqualTo("seen");
        assertThat(rests).isEqualTo(2);
    }

    @Test
    void what_will_not_pass_is_told_at_once() {
        looks.add(PEER_IS_NEW);

        assertThat(told(true)).isEqualTo("peer-is-new");
        assertThat(rests).isZero();
    }

    @Test
    void it_does_not_wait_for_ever_nor_when_the_process_ends() {
        looks.addAll(java.util.Collections.nCopies(PatientActs.LOOKS_MAX, NOT_MIGRATED));
        assertThat(told(true)).isEqualTo("reseed-not-begun");
        assertThat(looks).isEmpty();

        looks.add(NOT_MIGRATED);
        assertThat(told(false)).isEqualTo("reseed-not-begun");
    }

    private String told(boolean goesOn) {
        var acts = new PatientActs(new Looks(looks), nanos -> {
            rests++;
            return goesOn;
        });
        return acts.look().fold(look -> "seen", Refusal::type, doubt -> "doubt");
    }

    private record Looks(Deque<Outcome<ReseedLook>> looks) implements ReseedActs {
        @Override
        public Outcome<ReseedLook> look() {
            return looks.remove();
        }

        @Override
        public Outcome<String> perform(ReseedStep step, ReseedLook look, ReseedRequest request) {
            return Outcome.done("");
        }
    }
}
