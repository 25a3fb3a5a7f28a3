package io.anlan.replication.link;

import io.anlan.replication.source.SourceDatabase;
import io.anlan.replication.source.SourceSession;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A session at a source, opened when it is needed. One thread asks, another ends it, perhaps just while the first waits for a
 * source that is slow to answer: what is opened after the end is closed at once.
 */
final class KeptSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KeptSession.class.getName());

    private final SourceDatabase database;
    private final String link;
    private final AtomicReference<@Nullable SourceSession> open = new AtomicReference<>();
    private volatile boolean ended;

    KeptSession(SourceDatabase database, String link) {
        this.database = database;
        this.link = link;
    }

    SourceSession get() throws SQLException {
        SourceSession present = open.get();
        if (present != null) {
            return present;
        }
        SourceSession fresh = database.open(link);
        open.set(fresh);
        if (ended) {
            drop();
            throw new SQLException("the link has ended", "08003");
        }
        return fresh;
    }

    /** Forgets the session; the next that is asked for is a new one. */
    void drop() {
        SourceSession present = open.getAndSet(null);
        if (present != null) {
            try {
                present.close();
            } catch (SQLException gone) {
                LOG.log(Level.FINE, "A session at the source was gone already", gone);
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        drop();
    }
}
