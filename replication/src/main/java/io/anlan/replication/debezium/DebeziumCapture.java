package io.anlan.replication.debezium;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.link.Capture;
import io.anlan.replication.link.Link;
import io.anlan.replication.position.LinkPosition;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One run of Debezium's embedded engine. */
public final class DebeziumCapture implements Capture {
    private static final Logger LOG = Logger.getLogger(DebeziumCapture.class.getName());
    private static final int STOP_TRIES = 50;

    private final Link link;
    private final Dialect dialect;
    private final TableCatalog catalog;
    private final LinkCounters counters;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable DebeziumEngine<?>> running = new AtomicReference<>();
    private volatile boolean stopping;

    private DebeziumCapture(Link link, Dialect dialect, TableCatalog catalog, LinkCounters counters) {
        this.link = link;
        this.dialect = dialect;
        this.catalog = catalog;
        this.counters = counters;
    }

    /** A run that reads a registration store. */
    public static DebeziumCapture ofPostgres(
            Link link, DatabaseAddress source, TableCatalog catalog, LinkCounters counters) {
        return new DebeziumCapture(link, new PostgresDialect(link, source, catalog), catalog, counters);
    }

    /** A run that reads a platform store. */
    public static DebeziumCapture ofMariaDb(
            Link link, MariaDbAddress source, TableCatalog catalog, LinkCounters counters) {
        return new DebeziumCapture(link, new MariaDbDialect(link, source, catalog), catalog, counters);
    }

    @Override
    public Optional<Throwable> run(LinkPosition from, Transport transport, Runnable started) {
        String unavailable = "not sent " + UUID.randomUUID();
        RecordReader reader = new RecordReader(link, dialect, catalog, unavailable, counters);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        TargetOffsetStore.serve(link.name(), transport::resume);
        TargetSchemaHistory.serve(link.name(), transport);
        DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                        ChangeEventFormat.of(Connect.class))
                .using(dialect.settings(unavailable))
                .using(DebeziumCapture.class.getClassLoader())
                .using((ConnectorCallback) new Started(started))
                .using((success, message, error) -> failure.set(success ? null : error))
                .notifying((records, committer) -> handle(records, committer, reader, transport))
                .build();
        running.set(engine);
        try {
            if (!stopping) {
                engine.run();
            }
        } finally {
            running.set(null);
            ended.countDown();
        }
        return stopping ? Optional.empty() : Optional.of(failure.get() == null ? ended() : failure.get());
    }

    private static Throwable ended() {
        return new IllegalStateException("the engine ended by itself");
    }

    /** Returns only when everything told so far is taken, or fails and ends the engine. */
    private static void handle(
            List<RecordChangeEvent<SourceRecord>> records,
            RecordCommitter<RecordChangeEvent<SourceRecord>> committer,
            RecordReader reader,
            Transport transport)
            throws InterruptedException {
        List<SourceEvent> events = new ArrayList<>(records.size());
        for (RecordChangeEvent<SourceRecord> record : records) {
            SourceEvent event = reader.read(record.record());
            if (event != null) {
                events.add(event);
            }
        }
        try {
            transport.accept(events);
        } catch (SQLException failure) {
            throw new ApplyFailedException(failure);
        }
        // Marking is not storing: what the engine confirms it reads from the target's position.
        committer.markProcessed(records.get(records.size() - 1));
        committer.markBatchFinished();
    }

    @Override
    public void stop() {
        stopping = true;
        for (int tries = 0; tries < STOP_TRIES; tries++) {
            DebeziumEngine<?> engine = running.get();
            if (engine == null || closed(engine)) {
                return;
            }
            awaitEnd();
        }
        LOG.warning(() -> "The engine of " + link.name() + " did not end in time");
    }

    /** An engine that is just starting refuses to be closed; one that is closing already says so by the same exception. */
    private boolean closed(DebeziumEngine<?> engine) {
        try {
            engine.close();
            return true;
        } catch (IllegalStateException notNow) {
            LOG.log(Level.FINE, "The engine cannot be closed just now", notNow);
            return false;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The engine of " + link.name() + " did not close cleanly", e);
            return true;
        }
    }

    private void awaitEnd() {
        try {
            boolean done = ended.await(200, TimeUnit.MILLISECONDS);
            LOG.log(Level.FINE, "Engine ended: {0}", done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes on the one of the engine's callbacks that means that changes can flow. */
    private record Started(Runnable started) implements ConnectorCallback {
        @Override
        public void pollingStarted() {
            started.run();
        }
    }
}
