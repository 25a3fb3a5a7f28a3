package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.SourceEvent.Heartbeat;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.postgres.PostgresConnector;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.source.postgres.PostgresSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's connector for PostgreSQL. */
final class PostgresDialect implements Dialect {
    /** The prefix of the heartbeats' messages in the source's log. */
    private static final String HEARTBEAT_PREFIX = "anlan.heartbeat";

    private static final String COMMIT_LSN = "lsn_commit";
    private static final String ROW_LSN = "lsn";

    private final Link link;
    private final DatabaseAddress source;
    private final TableCatalog catalog;
    private final String messages;

    PostgresDialect(Link link, DatabaseAddress source, TableCatalog catalog) {
        this.link = link;
        this.source = source;
        this.catalog = catalog;
        this.messages = link.name() + ".message";
    }

    @Override
    public Properties settings(String unavailable) {
        Properties p = EngineSettings.of(link, source, unavailable);
        p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        connection(p);
        reading(p);
        heartbeat(p);
        return p;
    }

    private void connection(Properties p) {
        p.put("database.dbname", source.database());
        p.put("database.tcpKeepAlive", "true");
        p.put("database.connectTimeout", "3");
        p.put("database.socketTimeout", "10");
        if (source.localAddress() != null) {
            // By the address a connection leaves from, the WAN knows which site it belongs to.
            p.put("database.localSocketAddress", source.localAddress());
        }
        PostgresConnector.sockets(source).forEach((name, value) -> p.put("database." + name, value));
        // The server ends a reader it has not heard of for wal_sender_timeout, 5 s.
        p.put("status.update.interval.ms", "1000");
    }

    private void reading(Properties p) {
        p.put("plugin.name", "pgoutput");
        p.put("slot.name", link.slot());
        p.put("publication.name", PostgresSource.PUBLICATION);
        p.put("publication.autocreate.mode", "disabled");
        p.put("table.include.list", EngineSettings.tables(link, catalog, "public"));
        if (link.ownOnly()) {
            // What this site got by a link carries an origin; sending it back would never end.
            p.put("slot.stream.params", "origin=none");
        }
        p.put("slot.drop.on.stop", "false");
        // The host has looked at the slot; should it move in between, fail rather than go on from elsewhere.
        p.put("offset.mismatch.strategy", "trust_offset");
        p.put("slot.max.retries", "0");
        p.put("lsn.flush.mode", "connector");
    }

    /** Moves slots and marks on when nothing is written; flushed, or it would wait for the next commit. */
    private void heartbeat(Properties p) {
        p.put(
                "heartbeat.action.query",
                "SELECT pg_logical_emit_message(false, '" + HEARTBEAT_PREFIX + "', '" + link.name()
                        + " ' || (extract(epoch from clock_timestamp()) * 1000000)::bigint, true)");
        p.put("message.prefix.include.list", HEARTBEAT_PREFIX);
    }

    @Override
    public String topic(TableDescription table) {
        return link.name() + ".public." + table.name();
    }

    @Override
    public boolean leftOut(Struct envelope) {
        // The server has left out what it should.
        return false;
    }

    @Override
    public long place(SourceRecord record) {
        return number(record, ROW_LSN);
    }

    @Override
    public SourceEvent end(SourceRecord record, Struct value) {
        return new TransactionEnded(
                new WalPoint(number(record, COMMIT_LSN), TimeUnit.MILLISECONDS.toMicros(value.getInt64("ts_ms"))));
    }

    /** A heartbeat carries its own place as that of the last commit: it is sent alone, between transactions. */
    @Override
    public @Nullable SourceEvent other(SourceRecord record, Struct value) {
        if (!record.topic().equals(messages)) {
            return null;
        }
        String content = StandardCharsets.UTF_8
                .decode(((ByteBuffer) value.getStruct("message").get("content")).duplicate())
                .toString();
        long micros = Long.parseLong(content.substring(content.lastIndexOf(' ') + 1));
        return new Heartbeat(new WalPoint(number(record, COMMIT_LSN), micros));
    }

    private static long number(SourceRecord record, String name) {
        return record.sourceOffset().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
