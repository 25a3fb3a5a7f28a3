package io.anlan.chaos.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SystemTime;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a citizen knows in the end of a peer system that answers so and so. */
class AskingTest {
    private static final Outcome<String> DONE = Outcome.done("R1");
    private static final Outcome<String> NOT_STORED = JdbcRegistrations.notStored("no connection");
    private static final Outcome<String> IN_DOUBT = JdbcRegistrations.inDoubt("broken");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void the_first_definite_answer_counts() throws Exception {
        Asking.Asked<String> asked = asked(DONE);

        assertThat(asked.outcome()).isEqualTo(DONE);
        assertThat(asked.sends()).isEqualTo(1);
        assertThat(asked.firstDefinite()).isTrue();
    }

    @Test
    void what_failed_is_sent_again_and_the_first_send_is_not_called_good() throws Exception {
        Asking.Asked<String> asked = asked(IN_DOUBT, NOT_STORED, DONE);

        assertThat(asked.outcome()).isEqualTo(DONE);
        assertThat(asked.sends()).isEqualTo(3);
        assertThat(asked.firstDefinite()).isFalse();
    }

    @Test
    void a_refusal_that_asking_again_does_not_change_is_final() throws Exception {
        Outcome<String> unknown = Outcome.refused(Refusal.of("registration-not-found", 404, "none"));

        assertThat(asked(unknown).outcome()).isEqualTo(unknown);
    }

    @Test
    void only_when_every_send_surely_failed_it_surely_failed() throws Exception {
        assertThat(asked(NOT_STORED, NOT_STORED, NOT_STORED).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(asked(IN_DOUBT, NOT_STORED, NOT_STORED).outcome()).isInstanceOf(Outcome.InDoubt.class);
        assertThat(asked(NOT_STORED, NOT_STORED, IN_DOUBT).sends()).isEqualTo(3);
    }

    @SafeVarargs
    private Asking.Asked<String> asked(Outcome<String>... answers) throws Exception {
        Iterator<Outcome<String>> next = List.of(answers).iterator();
        return new Asking<>(next::next, Runnable::run, timer, SystemTime.INSTANCE)
                .begin()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
