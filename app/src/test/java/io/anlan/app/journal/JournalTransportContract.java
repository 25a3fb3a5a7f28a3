package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the journal asks of a transport; every adapter and the in-memory twin keep it. Both ends are started once: a pair of
 * real containers takes seconds. The test that takes one of them away comes last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class JournalTransportContract {

    private static final long WAIT_SECONDS = 60;

    private JournalTransport a;
    private JournalTransport b;
    private final Heard atA = new Heard();
    private final Heard atB = new Heard();

    /** Two transports that see each other once both are started. */
    protected abstract Pair pair() throws Exception;

    @BeforeAll
    void start() throws Exception {
        var pair = pair();
        a = pair.a();
        b = pair.b();
        a.start(atA);
        b.start(atB);
        await("both sites in view", () -> a.peerInView() && b.peerInView());
    }

    @AfterAll
    void stop() {
        a.stop();
        b.stop();
    }

    @Test
    void a_confirmed_entry_has_been_heard_by_the_peer() throws Exception {
        var key = a.newKey("batch-1");

        put(a, key, "rows");

        await("entry at b", () -> atB.entries.containsKey(key));
        assertThat(atB.entries.get(key)).isEqualTo("rows".getBytes());
        assertThat(atA.entries).doesNotContainKey(key);
    }

    @Test
    void both_directions_carry_entries_at_the_same_time() throws Exception {
        var fromA = a.newKey("batch-1");
        var fromB = b.newKey("batch-1");

        put(a, fromA, "a");
        put(b, fromB, "b");

        await("entry at each", () -> atB.entries.containsKey(fromA) && atA.entries.containsKey(fromB));
    }

    @Test
    void keys_are_never_the_same_twice() {
        assertThat(a.newKey("batch")).isNotEqualTo(a.newKey("batch"));
    }

    @Test
    void a_beat_replaces_the_one_before() throws Exception {
        await("first beat told", () -> confirmed(a.putBeat("a1", "one".getBytes())));
        await("second beat told", () -> confirmed(a.putBeat("a1", "two".getBytes())));

        await("second beat at b", () -> "two".equals(atB.lastBeat));
    }

    @Test
    void forgetting_does_not_cross() throws Exception {
        var forgotten = a.newKey("forgotten");
        put(a, forgotten, "rows");
        await("entry at b", () -> atB.entries.containsKey(forgotten));

        a.forgetOwn(forgotten);
        put(a, a.newKey("later"), "rows");

        assertThat(stillThere(b, forgotten)).isTrue();
    }

    @Test
    void an_entry_put_again_after_it_was_forgotten_is_heard_again() throws Exception {
        var key = a.newKey("again");
        put(a, key, "rows");
        await("entry at b", () -> atB.entries.containsKey(key));
        b.forgetInbound(key);
        atB.entries.clear();

        await("entry at b again", () -> {
            var unused = a.put(key, "rows".getBytes());
            return atB.entries.containsKey(key);
        });
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void a_put_without_the_peer_fails_and_says_so() {
        b.stop();
        await("b out of view", () -> !a.peerInView());

        assertThat(confirmed(a.put(a.newKey("alone"), "rows".getBytes()))).isFalse();
    }

    /** Whether the site still has its copy of an entry the peer wrote. */
    protected abstract boolean stillThere(JournalTransport transport, String key);

    /** Again and again, as the journal does: a transport may give a put up after a second, which says nothing of the peer. */
    private static void put(JournalTransport transport, String key, String blob) {
        await("the put of " + key + " is confirmed", () -> confirmed(transport.put(key, blob.getBytes())));
    }

    private static boolean confirmed(CompletionStage<Void> put) {
        try {
            put.toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            return false;
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("neither confirmed nor refused", e);
        }
    }

    /** Waits for a named state, at most {@link #WAIT_SECONDS}. */
    protected static void await(String what, BooleanSupplier reached) {
        var deadline = SystemTime.INSTANCE.monotonicNanos() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!reached.getAsBoolean()) {
            assertThat(SystemTime.INSTANCE.monotonicNanos())
                    .as("waited in vain for " + what)
                    .isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The two ends. */
    public record Pair(JournalTransport a, JournalTransport b) {}

    private static final class Heard implements JournalTransport.Listener {

        private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
        private volatile String lastBeat = "";

        @Override
        public void entry(String key, byte[] blob) {
            entries.put(key, blob);
        }

        @Override
        public void beat(byte[] beat) {
            lastBeat = new String(beat);
        }
    }
}
