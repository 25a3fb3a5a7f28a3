package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.link.Link;
import java.util.Properties;
import java.util.stream.Collectors;

/** What engines of both kinds are told; each entry that is not plain says why it is so. */
final class EngineSettings {
    static final String HEARTBEAT_MILLIS = "500";

    private EngineSettings() {}

    static Properties of(Link link, DatabaseAddress source, String unavailable) {
        Properties p = new Properties();
        p.put("name", link.name());
        p.put("topic.prefix", link.name());
        p.put("database.hostname", source.host());
        p.put("database.port", Integer.toString(source.port()));
        p.put("database.user", source.user());
        p.put("database.password", source.password());
        // Without the ends of transactions the last rows of each would wait for the next one.
        p.put("provide.transaction.metadata", "true");
        p.put("poll.interval.ms", Long.toString(link.poll().toMillis()));
        p.put("max.batch.size", "2048");
        p.put("max.queue.size", "8192");
        p.put("tombstones.on.delete", "false");
        p.put("skipped.operations", "t");
        // A text somebody else can write must not be taken for "this value was not sent".
        p.put("unavailable.value.placeholder", unavailable);
        p.put("snapshot.mode", "no_data");
        p.put("heartbeat.interval.ms", HEARTBEAT_MILLIS);
        p.put("offset.storage", TargetOffsetStore.class.getName());
        p.put("offset.flush.interval.ms", HEARTBEAT_MILLIS);
        // The host looks at the source and restarts, not the engine, which knows nothing of incarnations.
        p.put("errors.max.retries", "0");
        p.put("task.management.timeout.ms", "15000");
        p.put("record.processing.threads", "1");
        return p;
    }

    static String tables(Link link, TableCatalog catalog, String schema) {
        return catalog.tables().stream()
                .filter(table -> table.directions().contains(link.direction()))
                .map(table -> schema + "." + table.name())
                .collect(Collectors.joining(","));
    }
}
