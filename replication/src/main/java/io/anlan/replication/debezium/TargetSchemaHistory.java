package io.anlan.replication.debezium;

import io.anlan.replication.apply.Transport;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.SchemaHistoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * How the source's tables were defined when, as a binlog does not tell. It is kept in the target's row of the link, beside
 * the position: definitions noted when the link was made, and the engine's own record of each change since.
 */
public final class TargetSchemaHistory extends AbstractSchemaHistory {
    /** The setting that names the link. */
    static final String LINK = "schema.history.internal.anlan.link";

    /** The setting that names the database whose tables are defined. */
    static final String DATABASE = "schema.history.internal.anlan.database";

    /** The engine makes this history by its class name and tells it settings alone. */
    private static final Map<String, Transport> TRANSPORTS = new ConcurrentHashMap<>();

    static void serve(String link, Transport transport) {
        TRANSPORTS.put(link, transport);
    }

    @Override
    protected void storeRecord(HistoryRecord record) {
        try {
            transport().define(DocumentWriter.defaultWriter().write(record.document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new SchemaHistoryException("the target did not keep a definition", e);
        }
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        lines().forEach(line -> records.accept(record(line)));
    }

    private HistoryRecord record(String line) {
        if (!line.startsWith("{")) {
            // Noted when the link was made; without a place it counts as before everything else.
            return new HistoryRecord(
                    Map.of("server", link()), Map.of(), config.getString(DATABASE), null, line, null, Instant.EPOCH);
        }
        try {
            return new HistoryRecord(DocumentReader.defaultReader().read(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean exists() {
        return !lines().isEmpty();
    }

    @Override
    public boolean storageExists() {
        return true;
    }

    private List<String> lines() {
        try {
            return transport().definitions();
        } catch (SQLException e) {
            throw new SchemaHistoryException("the target does not give the definitions", e);
        }
    }

    private Transport transport() {
        Transport transport = TRANSPORTS.get(link());
        if (transport == null) {
            throw new IllegalStateException("No definitions are served for link " + link());
        }
        return transport;
    }

    private String link() {
        return config.getString(LINK);
    }
}
