package io.anlan.replication.kafka;

import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.kafka.Message.BatchEnd;
import io.anlan.replication.kafka.Message.Row;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.ResumePoint;

/**
 * Reads one partition and believes nothing: batches must follow each other by number, each with as many rows as its end says.
 * Offsets alone would not tell, for a broker that lost its tail gives the same offsets to other messages.
 */
final class PartitionReader {
    private final MessageFormat format;
    private final String topic;
    private long batch;
    private int rows;
    private ResumePoint source;

    PartitionReader(MessageFormat format, BrokerPoint from) {
        this.format = format;
        this.topic = from.topic();
        this.batch = from.batch();
        this.source = from.source();
    }

    /** What the message at this offset tells. */
    SourceEvent read(long offset, byte[] message) {
        Message read = format.read(message);
        if (read instanceof Row row) {
            rows++;
            return row.change();
        }
        return end((BatchEnd) read, offset);
    }

    private SourceEvent end(BatchEnd end, long offset) {
        if (end.number() != batch + 1) {
            throw new BrokerLossException(
                    "the broker gives batch " + end.number() + " after batch " + batch + ": it has lost what it held");
        }
        if (end.rows() != rows) {
            throw new BrokerLossException("the broker gives " + rows + " rows of batch " + end.number() + ", which had "
                    + end.rows() + ": it has lost what it held");
        }
        batch = end.number();
        rows = 0;
        // After a loss older places are shipped again; what is in the target stays there.
        source = end.at().mark() >= source.mark() ? end.at() : source;
        return new TransactionEnded(new BrokerPoint(topic, offset + 1, batch, source));
    }
}
