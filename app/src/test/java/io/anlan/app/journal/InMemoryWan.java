package io.anlan.app.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Two transports in one memory, with a WAN between them that can be cut, or confirm late. */
final class InMemoryWan {

    private final End a = new End();
    private final End b = new End();
    private boolean cut;
    private boolean silent;

    End a() {
        return a;
    }

    End b() {
        return b;
    }

    /** Nothing crosses, and both sides know. */
    void cut() {
        cut = true;
    }

    /** Nothing crosses, and nobody answers. */
    void fallSilent() {
        silent = true;
    }

    void heal() {
        cut = false;
        silent = false;
    }

    private CompletionStage<Void> cross(Runnable delivery) {
        if (silent) {
            return new CompletableFuture<>();
        }
        if (cut) {
            return CompletableFuture.failedFuture(new IllegalStateException("cut"));
        }
        delivery.run();
        return CompletableFuture.completedFuture(null);
    }

    /** One side's transport. */
    final class End implements JournalTransport {

        private final AtomicLong names = new AtomicLong();
        final Map<String, byte[]> own = new ConcurrentHashMap<>();
        final Map<String, byte[]> inbound = new ConcurrentHashMap<>();
        final List<String> puts = new ArrayList<>();
        private @Nullable Listener listener;
        private boolean started;
        /** Its puts reach nobody, its beats and the other's do. */
        boolean deaf;

        private End other() {
            return this == a ? b : a;
        }

        @Override
        public String newKey(String name) {
            return name + "/" + names.incrementAndGet();
        }

        @Override
        public CompletionStage<Void> put(String key, byte[] blob) {
            own.put(key, blob);
            puts.add(key);
            return !deaf && other().started ? cross(() -> other().receive(key, blob)) : gone();
        }

        private void receive(String key, byte[] blob) {
            inbound.put(key, blob);
            if (listener != null) {
                listener.entry(key, blob);
            }
        }

        @Override
        public CompletionStage<Void> putBeat(String node, byte[] beat) {
            var to = other().listener;
            return other().started && to != null ? cross(() -> to.beat(beat)) : gone();
        }

        private static CompletionStage<Void> gone() {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody there"));
        }

        @Override
        public void forgetOwn(String key) {
            own.remove(key);
        }

        @Override
        public void forgetInbound(String key) {
            inbound.remove(key);
        }

        @Override
        public boolean peerInView() {
            return other().started && !cut;
        }

        @Override
        public void start(Listener to) {
            listener = to;
            started = true;
        }

        @Override
        public void stop() {
            started = false;
        }

        /** A crash of the node: what was in its memory is gone. */
        void loseMemory() {
            inbound.clear();
            own.clear();
        }
    }
}
