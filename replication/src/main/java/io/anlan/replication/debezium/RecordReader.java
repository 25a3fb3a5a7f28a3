package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.link.Link;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Tells in our words what an engine's record means. */
final class RecordReader {
    private final Dialect dialect;
    private final LinkCounters counters;
    private final String transactions;
    private final Map<String, RowReader> rows = new HashMap<>();

    RecordReader(Link link, Dialect dialect, TableCatalog catalog, String unavailable, LinkCounters counters) {
        this.dialect = dialect;
        this.counters = counters;
        this.transactions = link.name() + ".transaction";
        for (TableDescription table : catalog.tables()) {
            if (table.directions().contains(link.direction())) {
                rows.put(dialect.topic(table), new RowReader(table, unavailable, counters));
            }
        }
    }

    /** The event a record stands for; null if it tells the link nothing. */
    @Nullable
    SourceEvent read(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return null;
        }
        if (record.topic().equals(transactions)) {
            return "END".equals(value.getString("status")) ? dialect.end(record, value) : null;
        }
        RowReader reader = rows.get(record.topic());
        return reader == null ? dialect.other(record, value) : row(reader, record, value);
    }

    private @Nullable SourceEvent row(RowReader reader, SourceRecord record, Struct value) {
        if (dialect.leftOut(value)) {
            return null;
        }
        Struct after = value.getStruct("after");
        if (after == null) {
            counters.ignoredChanges().increment();
            return null;
        }
        return reader.read(after, dialect.place(record));
    }
}
