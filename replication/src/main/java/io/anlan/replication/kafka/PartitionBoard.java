package io.anlan.replication.kafka;

import io.anlan.replication.position.BrokerPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the appliers of a link stand, and what broke the first of them that broke. */
final class PartitionBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<BrokerPoint> applied;
    private final List<Long> read;
    private @Nullable Exception failure;

    PartitionBoard(List<BrokerPoint> begin) {
        this.applied = new ArrayList<>(begin);
        this.read = new ArrayList<>(begin.stream().map(BrokerPoint::next).toList());
    }

    /** An applier has everything before an offset, and stands at a point. */
    void moved(int partition, BrokerPoint point, long before) {
        change(() -> {
            applied.set(partition, point);
            read.set(partition, before);
        });
    }

    void failed(Exception cause) {
        change(() -> failure = failure == null ? cause : failure);
    }

    /** Everything in the target that may be called so: the point of the applier that is furthest behind. */
    BrokerPoint lowest() {
        return ask(() -> Objects.requireNonNull(applied.stream()
                .reduce(null, (one, other) -> one == null || other.mark() < one.mark() ? other : one)));
    }

    /** The last batch that every applier has. */
    long batch() {
        return ask(() -> applied.stream().mapToLong(BrokerPoint::batch).min().orElse(0));
    }

    /** Whether all have the same batches. */
    boolean even() {
        return ask(
                () -> applied.stream().mapToLong(BrokerPoint::batch).distinct().count() == 1);
    }

    /** Whether every applier has everything before these offsets. */
    boolean reached(List<Long> ends) {
        return ask(() -> {
            for (int i = 0; i < ends.size(); i++) {
                if (read.get(i) < ends.get(i)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Where each applier would resume. */
    List<Long> offsets() {
        return ask(() -> applied.stream().map(BrokerPoint::next).toList());
    }

    @Nullable
    Exception failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a little for something to change, unless it is so already. */
    void awaitChange(BooleanSupplier already) {
        lock.lock();
        try {
            if (!already.getAsBoolean() && failure == null) {
                var unused = changed.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = failure == null ? e : failure;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T ask(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }
}
