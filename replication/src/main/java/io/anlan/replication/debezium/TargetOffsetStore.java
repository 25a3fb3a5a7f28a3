package io.anlan.replication.debezium;

import io.anlan.replication.position.ResumePoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Serves the engine the position the target has committed; there is no second place. What the engine wants to store is
 * let go: the applier has written it, in the transaction of the rows. What the engine confirms to the source it reads
 * here, so a slot never moves past what the target has.
 */
public final class TargetOffsetStore implements OffsetBackingStore {
    /** The engine makes this store by its class name and tells it the engine's name alone. */
    private static final Map<String, Supplier<ResumePoint>> POSITIONS = new ConcurrentHashMap<>();

    private @Nullable Supplier<ResumePoint> position;

    static void serve(String engine, Supplier<ResumePoint> position) {
        POSITIONS.put(engine, position);
    }

    @Override
    public void configure(WorkerConfig config) {
        String engine = config.originalsStrings().get("name");
        position = engine == null ? null : POSITIONS.get(engine);
        if (position == null) {
            throw new IllegalStateException("No position is served for engine " + engine);
        }
    }

    @Override
    public void start() {
        // The applier's session is open already.
    }

    @Override
    public void stop() {
        // The applier's session is closed by who opened it.
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> offsets = new HashMap<>();
        Supplier<ResumePoint> served = position;
        if (served != null) {
            byte[] json = served.get().json().getBytes(StandardCharsets.UTF_8);
            keys.forEach(key -> offsets.put(key, ByteBuffer.wrap(json)));
        }
        return CompletableFuture.completedFuture(offsets);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }
}
