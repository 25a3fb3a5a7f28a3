package io.anlan.replication.kafka;

import io.anlan.replication.apply.Chunk;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.kafka.Message.BatchEnd;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Gives batches to the broker, each in one of the broker's transactions: an applier sees all of a batch or nothing, and if
 * this process dies amid one, nobody ever does.
 */
final class Shipper implements AutoCloseable {
    private final BrokerAddress broker;
    private final ChangeTopic topic;
    private final MessageFormat format;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile long shipped;
    private volatile @Nullable Exception failure;

    Shipper(BrokerAddress broker, String link, ChangeTopic topic, MessageFormat format) {
        this.broker = broker;
        this.topic = topic;
        this.format = format;
        this.producer =
                new KafkaProducer<>(broker.producer(link), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Becomes the only writer of this link; what another had begun and not finished is gone when this returns. */
    void begin() {
        try {
            producer.initTransactions();
        } catch (KafkaException failure) {
            throw new BrokerFailedException(broker.toString(), failure);
        }
    }

    /** The next batch has the number after this one. */
    void continueAfter(long batch) {
        shipped = batch;
    }

    /** The number of the last batch the broker has. */
    long shipped() {
        return shipped;
    }

    /** Returns the batch's number when the broker has all of it. */
    long ship(Chunk chunk) {
        try {
            producer.beginTransaction();
            int[] rows = new int[topic.partitions()];
            for (RowChanged row : chunk.rows()) {
                byte[] key = format.key(row);
                int partition = Utils.toPositive(Utils.murmur2(key)) % rows.length;
                rows[partition]++;
                send(partition, key, format.row(row));
            }
            for (int partition = 0; partition < rows.length; partition++) {
                BatchEnd end = new BatchEnd(shipped + 1, rows[partition], chunk.at());
                send(partition, null, format.batchEnd(end));
            }
            // Reports what any of them met on its way.
            producer.commitTransaction();
            shipped = shipped + 1;
            return shipped;
        } catch (KafkaException failure) {
            throw new BrokerFailedException(broker.toString(), failure);
        }
    }

    private void send(int partition, byte @Nullable [] key, byte[] value) {
        Exception before = failure;
        if (before != null) {
            // Each further one would wait as long for a broker that is away.
            throw before instanceof KafkaException known ? known : new KafkaException(before);
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), partition, key, value);
        var unused = producer.send(record, (at, error) -> {
            if (error != null) {
                failure = error;
            }
        });
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
