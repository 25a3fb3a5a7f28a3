package io.debezium.pipeline.source.spi;

import io.debezium.pipeline.spi.OffsetContext;
import io.debezium.pipeline.txmetadata.DefaultTransactionInfo;
import io.debezium.pipeline.txmetadata.TransactionInfo;
import io.debezium.spi.schema.DataCollectionId;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Debezium's interface of this name, with the same methods. Its own writes the key of every row as JSON, for
 * one JMX attribute ({@code LastEvent}): a quarter of the engine's CPU, and keys point to persons.
 */
public interface EventMetadataProvider {
    /** When the source made the event. */
    @Nullable
    Instant getEventTimestamp(
            DataCollectionId source, OffsetContext offset, @Nullable Object key, @Nullable Struct value);

    /** Where in the source's log it stands. */
    @Nullable
    Map<String, String> getEventSourcePosition(
            DataCollectionId source, OffsetContext offset, @Nullable Object key, @Nullable Struct value);

    /** The transaction it belongs to. */
    @Nullable
    String getTransactionId(
            DataCollectionId source, OffsetContext offset, @Nullable Object key, @Nullable Struct value);

    /** What an event is, for people: not told. */
    default String toSummaryString(
            DataCollectionId source, OffsetContext offset, @Nullable Object key, @Nullable Struct value) {
        return "";
    }

    /** The transaction it belongs to, with what a connector knows of it besides. */
    default TransactionInfo getTransactionInfo(
            DataCollectionId source, OffsetContext offset, @Nullable Object key, @Nullable Struct value) {
        return new DefaultTransactionInfo(getTransactionId(source, offset, key, value));
    }
}
