package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.LostHoldException;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one session a link has at its target. Lock, position and rows live in it, so whoever loses it loses all three at
 * once. Two threads use it in turns: the engine's, which applies, and the watch, which ticks.
 */
public final class TargetSession implements AutoCloseable {
    private final TargetDatabase database;
    private final Connection connection;
    private final String link;
    private final String holder;
    private final ReentrantLock turn = new ReentrantLock();

    /** Work in a transaction of the session. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Work without an answer. */
    @FunctionalInterface
    public interface Step {
        void in(Connection connection) throws SQLException;
    }

    private TargetSession(TargetDatabase database, Connection connection, String link, String holder) {
        this.database = database;
        this.connection = connection;
        this.link = link;
        this.holder = holder;
    }

    /** Opens a session for a link; it holds nothing yet. */
    public static TargetSession open(TargetDatabase database, String link, String holder) throws SQLException {
        return new TargetSession(database, database.open(link), link, holder);
    }

    /** The link's row; empty if the link was not created. */
    public Optional<LinkPosition> position() throws SQLException {
        return transaction(at -> {
            try (PreparedStatement select = at.prepareStatement("SELECT source_incarnation, slot, offset_json,"
                    + " applied_lsn, parked, holder, holder_pid FROM link_position WHERE link = ?")) {
                select.setString(1, link);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(position(row)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Becomes the holder if nobody else is: nobody is named, the named one's session is gone, or it has been silent for
     * too long; then its session is ended first. Whoever is amid a long transaction is not silent, though no tick of it can
     * be seen. A session this process left behind is ended at once.
     */
    public boolean hold(LinkPosition seen, Duration silenceMax) throws SQLException {
        if (!seen.holder().isEmpty() && transaction(at -> database.alive(at, link, seen.holderBackend()))) {
            boolean mine = seen.holder().equals(holder);
            if (!mine && transaction(at -> database.heard(at, link, seen.holderBackend(), silenceMax))) {
                return false;
            }
            step(at -> database.end(at, link, seen.holderBackend()));
        }
        return transaction(at -> database.lock(at, link)) && replace(seen);
    }

    private boolean replace(LinkPosition seen) throws SQLException {
        long backend = transaction(database::backend);
        return transaction(at -> {
            try (PreparedStatement update = at.prepareStatement("UPDATE link_position SET holder = ?, holder_pid = ?,"
                    + " ticked_at = CURRENT_TIMESTAMP(6) WHERE link = ? AND holder = ?")) {
                update.setString(1, holder);
                update.setLong(2, backend);
                update.setString(3, link);
                update.setString(4, seen.holder());
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Runs work whose first act is to write where the link will stand, which proves that this session holds it. */
    public <T> T held(Standing standing, Work<T> work) throws SQLException {
        return transaction(at -> {
            stand(at, standing);
            T result = work.in(at);
            database.mark(at, standing.resume().mark(), standing.resume().micros());
            return result;
        });
    }

    /**
     * Writes where the link stands; inside the work of {@link #held} it corrects what that wrote first. The applied mark stays
     * where it is while rows from before the link are still being copied: nobody may call them applied.
     */
    public void stand(Connection at, Standing standing) throws SQLException {
        try (PreparedStatement update = at.prepareStatement(
                "UPDATE link_position SET offset_json = ?,"
                        + " applied_lsn = CASE WHEN mark_withheld THEN applied_lsn ELSE ? END, parked = ?, ticked_at = CURRENT_TIMESTAMP(6) WHERE link = ? AND holder = ?")) {
            update.setString(1, standing.resume().json());
            update.setLong(2, standing.appliedLsn());
            update.setLong(3, standing.parked());
            update.setString(4, link);
            update.setString(5, holder);
            if (update.executeUpdate() != 1) {
                throw new LostHoldException(link);
            }
        }
    }

    /** What of these tables is not as the mapping file says. */
    public List<String> misfits(Collection<TableDescription> tables) throws SQLException {
        return transaction(at -> database.misfits(at, tables));
    }

    /** What is kept of the definitions of the source's tables, oldest first. */
    public List<String> definitions() throws SQLException {
        return transaction(at -> {
            try (PreparedStatement select =
                    at.prepareStatement("SELECT definitions FROM link_position WHERE link = ?")) {
                select.setString(1, link);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getString(1).lines().toList() : List.of();
                }
            }
        });
    }

    /** Keeps one more definition; at once, for rows in the new form may follow. */
    public void define(String line) throws SQLException {
        step(at -> {
            try (PreparedStatement update = at.prepareStatement(
                    "UPDATE link_position SET definitions = CONCAT(definitions, ?) WHERE link = ? AND holder = ?")) {
                update.setString(1, line + "\n");
                update.setString(2, link);
                update.setString(3, holder);
                if (update.executeUpdate() != 1) {
                    throw new LostHoldException(link);
                }
            }
        });
    }

    /** Lets the link go, so that another replicator need not wait. */
    public void release() throws SQLException {
        boolean released = transaction(at -> {
            try (PreparedStatement update = at.prepareStatement(
                    "UPDATE link_position SET holder = '', holder_pid = 0 WHERE link = ? AND holder = ?")) {
                update.setString(1, link);
                update.setString(2, holder);
                return update.executeUpdate() == 1;
            }
        });
        if (!released) {
            throw new LostHoldException(link);
        }
    }

    /** Runs a step in a transaction of its own; after a failure nothing of it is left. */
    public void step(Step step) throws SQLException {
        var unused = transaction(at -> {
            step.in(at);
            return link;
        });
    }

    /** Runs work in a transaction of its own; after a failure nothing of it is left. */
    public <T> T transaction(Work<T> work) throws SQLException {
        turn.lock();
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollback(failure);
            throw failure;
        } finally {
            turn.unlock();
        }
    }

    private void rollback(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            // The session is gone, and with it the transaction; the first failure says why.
            failure.addSuppressed(second);
        }
    }

    /** The database this session is in. */
    public TargetDatabase database() {
        return database;
    }

    /** The link this session is for. */
    public String link() {
        return link;
    }

    /** Ends the session whatever it is doing; what it had not committed is gone. */
    public void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private LinkPosition position(ResultSet row) throws SQLException {
        @Nullable String offset = row.getString(3);
        return new LinkPosition(
                link,
                row.getString(1),
                row.getString(2),
                offset == null ? null : ResumePoint.parse(offset),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7));
    }
}
