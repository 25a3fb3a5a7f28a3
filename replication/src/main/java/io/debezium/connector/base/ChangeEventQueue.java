package io.debezium.connector.base;

import io.debezium.pipeline.Sizeable;
import io.debezium.util.LoggingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Debezium's class of this name, with the same methods. Its own waits for a fixed time however soon an event
 * comes, and spins through the last millisecond of it: three idle engines burnt a sixth of a core so. This one sleeps until
 * an event comes, then gathers for the poll interval what belongs to it.
 */
public final class ChangeEventQueue<T extends Sizeable> implements ChangeEventQueueMetrics {
    /** So often a poll that found nothing returns, for its caller to see whether it is to end. */
    private static final long CONTROL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long gatherNanos;
    private final int maxBatchSize;
    private final int maxQueueSize;
    private final Supplier<LoggingContext.PreviousContext> loggingContext;
    private final QueueProvider<T> queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begun = lock.newCondition();
    private final Condition gathered = lock.newCondition();
    private final Condition room = lock.newCondition();
    /** Lets the producer change the last event before it is handed over. */
    private final AtomicReference<@Nullable T> buffered = new AtomicReference<>();

    private volatile boolean buffering;
    private volatile @Nullable RuntimeException producerException;

    private ChangeEventQueue(Builder<T> builder, QueueProvider<T> queue) {
        this.gatherNanos = builder.pollInterval.toNanos();
        this.maxBatchSize = builder.maxBatchSize;
        this.maxQueueSize = builder.maxQueueSize;
        this.loggingContext = Objects.requireNonNull(builder.loggingContext);
        this.buffering = builder.buffering;
        this.queue = queue;
    }

    /** Takes an event; waits while the queue is full. */
    public void enqueue(@Nullable T event) throws InterruptedException {
        if (event == null) {
            return;
        }
        @Nullable T next = buffering ? buffered.getAndSet(event) : event;
        if (next != null) {
            add(next);
        }
    }

    /** Takes the event kept back, changed. */
    public void flushBuffer(Function<T, T> change) throws InterruptedException {
        @Nullable T last = buffered.getAndSet(null);
        if (last != null) {
            add(change.apply(last));
        }
    }

    public void disableBuffering() {
        buffering = false;
    }

    public void enableBuffering() {
        buffering = true;
    }

    public boolean isBuffered() {
        return buffering;
    }

    private void add(T event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() >= maxQueueSize) {
                room.await();
            }
            queue.enqueue(event);
            int size = queue.size();
            if (size == 1) {
                begun.signal();
            } else if (size >= maxBatchSize) {
                gathered.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next events, in order; none if none came for a while. */
    public List<T> poll() throws InterruptedException {
        LoggingContext.PreviousContext previous = loggingContext.get();
        lock.lockInterruptibly();
        try {
            awaitBatch();
            int size = Math.min(queue.size(), maxBatchSize);
            List<T> events = new ArrayList<>(size);
            while (events.size() < size) {
                events.add(queue.poll());
            }
            room.signalAll();
            return events;
        } finally {
            lock.unlock();
            previous.restore();
        }
    }

    private void awaitBatch() throws InterruptedException {
        long left = CONTROL_NANOS;
        while (queue.size() == 0 && mayWait() && left > 0) {
            left = begun.awaitNanos(left);
        }
        left = queue.size() == 0 ? 0 : gatherNanos;
        while (queue.size() < maxBatchSize && mayWait() && left > 0) {
            left = gathered.awaitNanos(left);
        }
    }

    /** Nothing more comes once the producer has failed; its failure is the consumer's. */
    private boolean mayWait() {
        RuntimeException failure = producerException;
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    public void producerException(RuntimeException failure) {
        producerException = failure;
        lock.lock();
        try {
            begun.signal();
            gathered.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int totalCapacity() {
        return maxQueueSize;
    }

    @Override
    public int remainingCapacity() {
        return maxQueueSize - queue.size();
    }

    @Override
    public long maxQueueSizeInBytes() {
        return 0;
    }

    @Override
    public long currentQueueSizeInBytes() {
        return 0;
    }

    /** Makes a queue. */
    public static class Builder<T extends Sizeable> {
        private Duration pollInterval = Duration.ZERO;
        private int maxQueueSize = 8_192;
        private int maxBatchSize = 2_048;
        private @Nullable Supplier<LoggingContext.PreviousContext> loggingContext;
        private boolean buffering;
        private @Nullable QueueProvider<T> queue;

        public Builder<T> pollInterval(Duration interval) {
            pollInterval = interval;
            return this;
        }

        public Builder<T> maxQueueSize(int size) {
            maxQueueSize = size;
            return this;
        }

        public Builder<T> maxBatchSize(int size) {
            maxBatchSize = size;
            return this;
        }

        public Builder<T> loggingContextSupplier(Supplier<LoggingContext.PreviousContext> supplier) {
            loggingContext = supplier;
            return this;
        }

        /** A limit in bytes is not kept here; it cost a third of the rate. */
        public Builder<T> maxQueueSizeInBytes(long bytes) {
            if (bytes > 0) {
                throw new IllegalArgumentException("this queue counts events, not bytes");
            }
            return this;
        }

        public Builder<T> queueProvider(QueueProvider<T> provider) {
            queue = provider;
            return this;
        }

        public Builder<T> buffering() {
            buffering = true;
            return this;
        }

        public ChangeEventQueue<T> build() {
            QueueProvider<T> provider = queue;
            return new ChangeEventQueue<>(this, provider == null ? new DefaultQueueProvider<>(maxQueueSize) : provider);
        }
    }
}
