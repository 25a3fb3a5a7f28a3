package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.SourceEvent.Heartbeat;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.GtidPosition;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's connector for MariaDB. */
final class MariaDbDialect implements Dialect {
    private final Link link;
    private final MariaDbAddress source;
    private final TableCatalog catalog;
    private final String heartbeats;
    private long toldMicros;

    MariaDbDialect(Link link, MariaDbAddress source, TableCatalog catalog) {
        this.link = link;
        this.source = source;
        this.catalog = catalog;
        this.heartbeats = "__debezium-heartbeat." + link.name();
    }

    @Override
    public Properties settings(String unavailable) {
        DatabaseAddress address = source.address();
        Properties p = EngineSettings.of(link, address, unavailable);
        p.put("connector.class", "io.debezium.connector.mariadb.MariaDbConnector");
        p.put("database.server.id", link.slot());
        p.put("database.include.list", address.database());
        p.put("table.include.list", EngineSettings.tables(link, catalog, address.database()));
        // No gtid.source.excludes: the engine would leave our own domain out of what it asks for, and a server that
        // has purged that domain's first binlog refuses (1236). Such rows are left out below.
        definitions(p);
        // A server gone without a word is noticed by the watch; coming back it may be another, so the host looks first.
        p.put("connect.keep.alive", "false");
        p.put("connect.keep.alive.interval.ms", "1000");
        p.put("connect.timeout.ms", "3000");
        p.put("include.schema.changes", "false");
        return p;
    }

    private void definitions(Properties p) {
        p.put("schema.history.internal", TargetSchemaHistory.class.getName());
        p.put(TargetSchemaHistory.LINK, link.name());
        p.put(TargetSchemaHistory.DATABASE, source.address().database());
        p.put("schema.history.internal.store.only.captured.tables.ddl", "true");
        // Statements about other people's tables must not stop the link; rows that no longer fit will.
        p.put("schema.history.internal.skip.unparseable.ddl", "true");
    }

    @Override
    public String topic(TableDescription table) {
        return link.name() + "." + source.address().database() + "." + table.name();
    }

    /** What links brought is in the registration store already, or on its way there from the other site. */
    @Override
    public boolean leftOut(Struct envelope) {
        @Nullable String gtid = envelope.getStruct("source").getString("gtid");
        return gtid != null && broughtByLink(gtid);
    }

    @Override
    public long place(SourceRecord record) {
        return point(record, GtidPosition.parse(""), 0).mark();
    }

    /** The record's own offset still stands before the transaction, so that is added. */
    @Override
    public @Nullable SourceEvent end(SourceRecord record, Struct value) {
        toldMicros = TimeUnit.MILLISECONDS.toMicros(value.getInt64("ts_ms"));
        String gtid = value.getString("id");
        if (value.getInt64("event_count") == 0 || broughtByLink(gtid)) {
            // Heartbeats tell of it in time; each a commit of its own at the target would cost more than it tells.
            return null;
        }
        return new TransactionEnded(point(record, told(record).with(gtid), toldMicros));
    }

    /** A heartbeat's offset stands before the transaction it is in, or after the last. */
    @Override
    public @Nullable SourceEvent other(SourceRecord record, Struct value) {
        if (!record.topic().equals(heartbeats)) {
            return null;
        }
        long micros = toldMicros > 0 ? toldMicros : TimeUnit.MILLISECONDS.toMicros(value.getInt64("ts_ms"));
        return new Heartbeat(point(record, told(record), micros));
    }

    private boolean broughtByLink(String gtid) {
        return GtidPosition.domain(gtid) == source.gtidDomain();
    }

    private static GtidPosition told(SourceRecord record) {
        Object gtids = record.sourceOffset().get("gtids");
        return GtidPosition.parse(gtids == null ? "" : gtids.toString());
    }

    private static BinlogPoint point(SourceRecord record, GtidPosition gtids, long micros) {
        Object file = record.sourceOffset().get("file");
        Object offset = record.sourceOffset().get("pos");
        if (!(file instanceof String name) || !(offset instanceof Number byteOf)) {
            throw new IllegalStateException("the engine does not say where it reads");
        }
        return new BinlogPoint(name, byteOf.longValue(), gtids, micros);
    }
}
