package io.anlan.replication.stage;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A target whose sessions break when asked to: after the rows were written and before they are committed. */
public final class FailingTarget implements TargetDatabase {
    private final TargetDatabase real;
    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger opensLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger waitsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Runnable beforeLock = () -> {};

    public FailingTarget(TargetDatabase real) {
        this.real = real;
    }

    /** Breaks the session that writes for the given time from now. */
    public void breakAtWrite(int nth) {
        writesLeft.set(nth);
    }

    /** Has the session that writes for the given time from now wait too long for somebody's lock. */
    public void waitInVainAtWrite(int nth) {
        waitsLeft.set(nth);
    }

    /** Refuses the session that is opened for the given time from now. */
    public void refuseAtOpen(int nth) {
        opensLeft.set(nth);
    }

    /** What happens between the look at a link's row and its lock. */
    public void beforeLock(Runnable deed) {
        beforeLock = deed;
    }

    public int failures() {
        return failures.get();
    }

    @Override
    public Connection open(String link) throws SQLException {
        if (opensLeft.decrementAndGet() == 0) {
            failures.incrementAndGet();
            throw new SQLException("nobody answers", "08001");
        }
        return real.open(link);
    }

    @Override
    public long backend(Connection connection) throws SQLException {
        return real.backend(connection);
    }

    @Override
    public boolean alive(Connection connection, String link, long backend) throws SQLException {
        return real.alive(connection, link, backend);
    }

    @Override
    public boolean heard(Connection connection, String link, long backend, Duration within) throws SQLException {
        return real.heard(connection, link, backend, within);
    }

    @Override
    public void end(Connection connection, String link, long backend) throws SQLException {
        real.end(connection, link, backend);
    }

    @Override
    public boolean lock(Connection connection, String link) throws SQLException {
        beforeLock.run();
        return real.lock(connection, link);
    }

    @Override
    public void mark(Connection connection, long position, long committedMicros) throws SQLException {
        real.mark(connection, position, committedMicros);
    }

    @Override
    public List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException {
        return real.misfits(connection, tables);
    }

    @Override
    public int write(Connection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros)
            throws SQLException {
        int changed = real.write(connection, table, rows, nowMicros);
        if (waitsLeft.decrementAndGet() == 0) {
            failures.incrementAndGet();
            throw new SQLException("canceling statement due to lock timeout", "55P03");
        }
        if (writesLeft.decrementAndGet() == 0) {
            failures.incrementAndGet();
            // As kill -9 would: the session ends without a word, and with it the transaction.
            connection.abort(Runnable::run);
            throw new SQLException("the session broke", "08006");
        }
        return changed;
    }

    @Override
    public int conflicts(Connection connection, TableDescription table, List<@Nullable Object[]> rows)
            throws SQLException {
        return real.conflicts(connection, table, rows);
    }

    @Override
    public Failure judge(SQLException failure) {
        return real.judge(failure);
    }
}
