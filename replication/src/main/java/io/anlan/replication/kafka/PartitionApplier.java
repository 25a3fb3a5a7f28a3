package io.anlan.replication.kafka;

import io.anlan.replication.apply.LinkApplier;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.LostHoldException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Applies one partition by a session of its own: rows and offset in one transaction of the target. Which partition is fixed;
 * there is no group and nothing is ever balanced anew.
 */
final class PartitionApplier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionApplier.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    /** A broker that is away is not waited for when saying goodbye. */
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private static final long WORK_MILLIS = 1_000;
    private static final long END_MILLIS = 10_000;

    private final BrokerAddress broker;
    private final TopicPartition partition;
    private final TargetSession session;
    private final LinkApplier applier;
    private final PartitionReader reader;
    private final PartitionBoard board;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;

    PartitionApplier(
            BrokerAddress broker,
            TopicPartition partition,
            TargetSession session,
            LinkApplier applier,
            PartitionReader reader,
            PartitionBoard board) {
        this.broker = broker;
        this.partition = partition;
        this.session = session;
        this.applier = applier;
        this.reader = reader;
        this.board = board;
        this.consumer =
                new KafkaConsumer<>(broker.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::live, "link " + session.link());
    }

    void start() {
        thread.start();
    }

    /** Shows the target that this applier's holder lives. */
    void tick(long idleNanos) throws SQLException {
        applier.tick(idleNanos);
    }

    private void live() {
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, point().next());
            while (!stopping) {
                pass();
            }
        } catch (WakeupException asked) {
            LOG.log(Level.FINE, "{0} was asked to end", session.link());
        } catch (InvalidOffsetException gone) {
            board.failed(new BrokerLossException("the broker no longer holds what " + session.link() + " reads next"));
        } catch (KafkaException failure) {
            board.failed(new BrokerFailedException(broker.toString(), failure));
        } catch (SQLException | RuntimeException failure) {
            board.failed(failure);
        } catch (Error failure) {
            // Nobody would apply this partition any more, and the shipper would wait for it for ever.
            board.failed(new IllegalStateException(
                    "an applier has ended: " + failure.getClass().getSimpleName(), failure));
            throw failure;
        } finally {
            consumer.close(AT_ONCE);
        }
    }

    private void pass() throws SQLException {
        List<SourceEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            events.add(reader.read(record.offset(), record.value()));
        }
        if (!events.isEmpty()) {
            applier.accept(events);
        }
        board.moved(partition.partition(), point(), consumer.position(partition));
    }

    private BrokerPoint point() {
        return (BrokerPoint) applier.resume();
    }

    /** Has it end soon; {@link #close} waits for that. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        stop();
        try {
            if (thread.getState() == Thread.State.NEW) {
                consumer.close(AT_ONCE);
            }
            thread.join(WORK_MILLIS);
            if (thread.isAlive()) {
                // It waits for the target; what it was about to write the broker still has.
                session.abort();
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "The session of an applier was gone already", gone);
        }
        try (session) {
            session.release();
        } catch (SQLException | LostHoldException gone) {
            // Then the session's end lets the partition go.
            LOG.log(Level.FINE, "The partition was not released", gone);
        }
    }
}
