package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent;
import java.util.Properties;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What Debezium's connectors want and say differently. One is made for each run of an engine. */
interface Dialect {
    /** The engine's configuration; {@code unavailable} stands for a value that was not sent. */
    Properties settings(String unavailable);

    /** The topic of a table's rows. */
    String topic(TableDescription table);

    /** Whether a row is one that the link must not carry; {@code envelope} is the whole change. */
    boolean leftOut(Struct envelope);

    /** Where a row stands in the source's log. */
    long place(SourceRecord record);

    /** The end of a transaction; null if nothing in it concerns the link. */
    @Nullable
    SourceEvent end(SourceRecord record, Struct value);

    /** What a record that is neither a row nor a transaction's edge means; null if nothing. */
    @Nullable
    SourceEvent other(SourceRecord record, Struct value);
}
