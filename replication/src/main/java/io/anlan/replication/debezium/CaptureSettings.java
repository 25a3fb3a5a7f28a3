package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.link.Link;
import io.anlan.replication.source.SourceDatabase;
import java.util.Properties;
import java.util.stream.Collectors;

/** The engine's configuration for a link; each entry that is not plain says why it is so. */
final class CaptureSettings {
    /** The prefix of the heartbeats' messages in the source's log. */
    static final String HEARTBEAT_PREFIX = "anlan.heartbeat";

    static final String HEARTBEAT_MILLIS = "500";

    private CaptureSettings() {}

    static Properties of(Link link, DatabaseAddress source, TableCatalog catalog, String unavailable) {
        Properties p = new Properties();
        p.put("name", link.name());
        p.put("topic.prefix", link.name());
        p.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        connection(p, source);
        reading(p, link, catalog, unavailable);
        position(p);
        heartbeat(p, link);
        return p;
    }

    private static void connection(Properties p, DatabaseAddress source) {
        p.put("database.hostname", source.host());
        p.put("database.port", Integer.toString(source.port()));
        p.put("database.user", source.user());
        p.put("database.password", source.password());
        p.put("database.dbname", source.database());
        p.put("database.tcpKeepAlive", "true");
        p.put("database.connectTimeout", "3");
        p.put("database.socketTimeout", "10");
        if (source.localAddress() != null) {
            // By the address a connection leaves from, the WAN knows which site it belongs to.
            p.put("database.localSocketAddress", source.localAddress());
        }
        // The server ends a reader it has not heard of for wal_sender_timeout, 5 s.
        p.put("status.update.interval.ms", "1000");
    }

    private static void reading(Properties p, Link link, TableCatalog catalog, String unavailable) {
        p.put("plugin.name", "pgoutput");
        p.put("slot.name", link.slot());
        p.put("publication.name", SourceDatabase.PUBLICATION);
        p.put("publication.autocreate.mode", "disabled");
        p.put("table.include.list", tables(link, catalog));
        if (link.ownOnly()) {
            // What this site got by a link carries an origin; sending it back would never end.
            p.put("slot.stream.params", "origin=none");
        }
        // Without the ends of transactions the last rows of each would wait for the next one.
        p.put("provide.transaction.metadata", "true");
        p.put("poll.interval.ms", Long.toString(link.poll().toMillis()));
        p.put("max.batch.size", "2048");
        p.put("max.queue.size", "8192");
        p.put("tombstones.on.delete", "false");
        p.put("skipped.operations", "t");
        // A text somebody else can write must not be taken for "this value was not sent".
        p.put("unavailable.value.placeholder", unavailable);
    }

    private static void position(Properties p) {
        p.put("snapshot.mode", "no_data");
        p.put("slot.drop.on.stop", "false");
        // The host has looked at the slot; should it move in between, fail rather than go on from elsewhere.
        p.put("offset.mismatch.strategy", "trust_offset");
        p.put("slot.max.retries", "0");
        p.put("lsn.flush.mode", "connector");
        p.put("offset.storage", TargetOffsetStore.class.getName());
        p.put("offset.flush.interval.ms", HEARTBEAT_MILLIS);
        // The host restarts, not the engine, which would make a missing slot anew in silence.
        p.put("errors.max.retries", "0");
        p.put("task.management.timeout.ms", "15000");
        p.put("record.processing.threads", "1");
    }

    /** Moves slots and marks on when nothing is written; flushed, or it would wait for the next commit. */
    private static void heartbeat(Properties p, Link link) {
        p.put("heartbeat.interval.ms", HEARTBEAT_MILLIS);
        p.put(
                "heartbeat.action.query",
                "SELECT pg_logical_emit_message(false, '" + HEARTBEAT_PREFIX + "', '" + link.name()
                        + " ' || (extract(epoch from clock_timestamp()) * 1000000)::bigint, true)");
        p.put("message.prefix.include.list", HEARTBEAT_PREFIX);
    }

    private static String tables(Link link, TableCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.directions().contains(link.direction()))
                .map(table -> "public." + table.name())
                .collect(Collectors.joining(","));
    }
}
