package io.anlan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OpenLoadTest {
    private static final List<String> CHANNELS = List.of("wechat", "alipay");
    private static final Heard DONE = new Heard(
            Reply.Verdict.ACKNOWLEDGED,
            new Acknowledgement("N1", "site-a", "BOTH_SITES", false, "wechat"),
            "",
            Sends.once(1));

    @Test
    void a_service_that_stalls_does_not_slow_the_next_citizen_down() throws InterruptedException {
        Stalling service = new Stalling(10, 60);
        ArrivalPlan plan = ArrivalPlan.of(1, new Population(1, 200), 100, 500, CHANNELS);
        OpenLoad load = new OpenLoad(plan, service, SystemTime.INSTANCE);

        load.send();

        assertThat(load.awaitReplies(Duration.ofSeconds(60))).isTrue();
        // The first of the stalled ones was held back for the fifty taps after it: the stall is in its latency.
        Reply stalled = load.history().replies().get(10);
        assertThat(stalled.latencyNanos()).isGreaterThan(50 * 2_000_000L);
        assertThat(load.answered()).isEqualTo(plan.size());
    }

    @Test
    void a_tap_that_never_comes_back_is_unanswered() throws InterruptedException {
        ArrivalPlan plan = ArrivalPlan.of(1, new Population(1, 20), 5, 500, CHANNELS);
        OpenLoad load = new OpenLoad(
                plan,
                tap -> tap.sequence() == 3 ? new CompletableFuture<>() : CompletableFuture.completedFuture(DONE),
                SystemTime.INSTANCE);

        load.send();

        assertThat(load.awaitReplies(Duration.ofMillis(50))).isFalse();
        assertThat(load.history().replies().get(3).verdict()).isEqualTo(Reply.Verdict.UNANSWERED);
        assertThat(load.history().acknowledged()).hasSize(plan.size() - 1);
    }

    @Test
    void a_client_that_throws_is_unanswered_and_not_forgotten() {
        ArrivalPlan plan = ArrivalPlan.of(1, new Population(1, 20), 5, 500, CHANNELS);
        OpenLoad load = new OpenLoad(
                plan, tap -> CompletableFuture.failedFuture(new IllegalStateException("broken")), SystemTime.INSTANCE);

        load.send();

        assertThat(load.history().replies()).hasSize(plan.size()).allSatisfy(reply -> {
            assertThat(reply.verdict()).isEqualTo(Reply.Verdict.UNANSWERED);
            assertThat(reply.problem()).isEqualTo("IllegalStateException");
        });
    }

    /** Holds the answers of some taps back until a later one arrives. */
    private static final class Stalling implements Registrar {
        private final int from;
        private final int to;
        private final List<CompletableFuture<Heard>> held = new ArrayList<>();

        Stalling(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public CompletionStage<Heard> register(Arrival arrival) {
            if (arrival.sequence() >= from && arrival.sequence() < to) {
                CompletableFuture<Heard> later = new CompletableFuture<>();
                held.add(later);
                return later;
            }
            if (arrival.sequence() == to) {
                held.forEach(later -> later.complete(DONE));
            }
            return CompletableFuture.completedFuture(DONE);
        }
    }
}
