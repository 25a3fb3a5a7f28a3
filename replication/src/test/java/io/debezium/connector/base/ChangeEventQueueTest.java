package io.debezium.connector.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.local.process.Await;
import io.debezium.pipeline.Sizeable;
import io.debezium.pipeline.source.spi.EventMetadataProvider;
import io.debezium.util.LoggingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ChangeEventQueueTest {
    private static final int BATCH = 4;
    private static final int ROOM = 8;

    private final ChangeEventQueue<Event> queue = queue(Duration.ofMillis(1));

    private record Event(int number) implements Sizeable {
        @Override
        public long objectSize() {
            return 1;
        }
    }

    @Test
    void debezium_loads_these_classes_and_they_are_those_of_its_version() {
        assertThat(List.of(ChangeEventQueue.class, EventMetadataProvider.class))
                .allSatisfy(type -> assertThat(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .contains("/replication/"));
        // What stands in was written for this version; whoever raises it compares both classes with the new ones.
        assertThat(io.debezium.connector.postgresql.Module.version()).isEqualTo("3.5.0.Final");
    }

    @Test
    void events_come_in_order_and_in_batches() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            queue.enqueue(new Event(i));
        }

        assertThat(queue.poll()).extracting(Event::number).containsExactly(0, 1, 2, 3);
        assertThat(queue.poll()).extracting(Event::number).containsExactly(4, 5);
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void a_full_batch_is_not_gathered_for() throws InterruptedException {
        ChangeEventQueue<Event> patient = queue(Duration.ofDays(1));
        for (int i = 0; i < BATCH; i++) {
            patient.enqueue(new Event(i));
        }

        assertThat(patient.poll()).hasSize(BATCH);
    }

    @Test
    void a_batch_that_fills_while_it_is_gathered_is_handed_over() throws Exception {
        ChangeEventQueue<Event> patient = queue(Duration.ofDays(1));
        patient.enqueue(new Event(0));

        AtomicReference<@Nullable Thread> poller = new AtomicReference<>();
        Future<List<Event>> batch = beside(() -> {
            poller.set(Thread.currentThread());
            return patient.poll();
        });
        Await.that("the rest is gathered for", Duration.ofSeconds(20)).until(() -> waits(poller.get()));
        for (int i = 1; i < BATCH; i++) {
            patient.enqueue(new Event(i));
        }

        assertThat(batch.get(20, TimeUnit.SECONDS)).hasSize(BATCH);
    }

    @Test
    void a_producer_waits_for_room_and_nothing_is_lost() throws Exception {
        int events = 10_000;
        Future<Integer> told = beside(() -> {
            for (int i = 0; i < events; i++) {
                queue.enqueue(new Event(i));
                assertThat(queue.remainingCapacity()).isBetween(0, ROOM);
            }
            return events;
        });

        List<Integer> seen = new ArrayList<>();
        while (seen.size() < events) {
            queue.poll().forEach(event -> seen.add(event.number()));
        }

        assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(events);
        assertThat(seen).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_broke_the_producer_reaches_whoever_waits() {
        ChangeEventQueue<Event> patient = queue(Duration.ofDays(1));
        Future<List<Event>> batch = beside(() -> {
            patient.enqueue(new Event(0));
            return patient.poll();
        });
        patient.producerException(new IllegalStateException("the source is gone"));

        assertThatThrownBy(() -> batch.get(20, TimeUnit.SECONDS)).hasMessageContaining("the source is gone");
    }

    @Test
    void the_last_event_can_be_changed_while_it_is_kept_back() throws InterruptedException {
        queue.enableBuffering();
        queue.enqueue(new Event(1));
        queue.enqueue(new Event(2));
        queue.flushBuffer(last -> new Event(last.number() * 10));

        assertThat(queue.poll()).extracting(Event::number).containsExactly(1, 20);
    }

    private static ChangeEventQueue<Event> queue(Duration gather) {
        return new ChangeEventQueue.Builder<Event>()
                .pollInterval(gather)
                .maxBatchSize(BATCH)
                .maxQueueSize(ROOM)
                .maxQueueSizeInBytes(0)
                .loggingContextSupplier(() -> LoggingContext.forConnector("test", "test", "test"))
                .build();
    }

    private static boolean waits(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static <T> Future<T> beside(Callable<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<T> result = thread.submit(work);
        thread.shutdown();
        return result;
    }
}
