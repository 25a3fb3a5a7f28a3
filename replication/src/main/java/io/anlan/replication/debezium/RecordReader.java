package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.SourceEvent.Heartbeat;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.link.Link;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Tells in our words what an engine's record means. */
final class RecordReader {
    private static final String COMMIT_LSN = "lsn_commit";
    private static final String ROW_LSN = "lsn";

    private final LinkCounters counters;
    private final String transactions;
    private final String messages;
    private final Map<String, RowReader> rows = new HashMap<>();

    RecordReader(Link link, TableCatalog catalog, String unavailable, LinkCounters counters) {
        this.counters = counters;
        this.transactions = link.name() + ".transaction";
        this.messages = link.name() + ".message";
        for (TableDescription table : catalog.tables()) {
            if (table.directions().contains(link.direction())) {
                rows.put(link.name() + ".public." + table.name(), new RowReader(table, unavailable, counters));
            }
        }
    }

    /** The event a record stands for; null for the engine's own heartbeats and the beginnings of transactions. */
    @Nullable
    SourceEvent read(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return null;
        }
        String topic = record.topic();
        if (topic.equals(transactions)) {
            return end(record, value);
        }
        if (topic.equals(messages)) {
            return heartbeat(record, value.getStruct("message"));
        }
        RowReader reader = rows.get(topic);
        return reader == null ? null : row(reader, record, value);
    }

    private @Nullable SourceEvent row(RowReader reader, SourceRecord record, Struct value) {
        Struct after = value.getStruct("after");
        if (after == null) {
            counters.ignoredChanges().increment();
            return null;
        }
        return reader.read(after, number(record, ROW_LSN));
    }

    private static @Nullable SourceEvent end(SourceRecord record, Struct value) {
        if (!"END".equals(value.getString("status"))) {
            return null;
        }
        return new TransactionEnded(
                number(record, COMMIT_LSN), TimeUnit.MILLISECONDS.toMicros(value.getInt64("ts_ms")));
    }

    /** Its record carries its own place as that of the last commit: the message is sent alone, between transactions. */
    private static SourceEvent heartbeat(SourceRecord record, Struct message) {
        String content = StandardCharsets.UTF_8
                .decode(((ByteBuffer) message.get("content")).duplicate())
                .toString();
        long micros = Long.parseLong(content.substring(content.lastIndexOf(' ') + 1));
        return new Heartbeat(number(record, COMMIT_LSN), micros);
    }

    private static long number(SourceRecord record, String name) {
        return record.sourceOffset().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
