package io.anlan.replication.apply;

import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.TargetDatabase.Failure;
import io.anlan.replication.parking.ParkingLot;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.Standing;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies what a source tells to one target: rows, position and applied mark in one transaction. After a failure it is
 * thrown away with its session; the target's position says where the next one begins.
 */
public final class LinkApplier implements Transport {
    private static final Logger LOG = Logger.getLogger(LinkApplier.class.getName());
    private static final int TRIES = 3;
    private static final String CORRELATION = "correlation_id";

    private final TargetSession session;
    private final ParkingLot parking;
    private final ChunkWrite write;
    private final LinkCounters counters;
    private final Ticker ticker;
    private final TransactionAssembler assembler;
    /** Fair: parked rows are tried again turn by turn with what is new. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile Written last;
    private volatile long lastCommitNanos;

    /**
     * @param markTables tables of which a parked row stops the applied mark
     * @param rowsMax a source transaction with more rows is applied in pieces
     */
    public LinkApplier(
            TargetSession session,
            ParkingLot parking,
            Set<String> markTables,
            LinkCounters counters,
            Ticker ticker,
            Standing start,
            int rowsMax) {
        this.session = session;
        this.parking = parking;
        this.write = new ChunkWrite(session, parking, markTables);
        this.counters = counters;
        this.ticker = ticker;
        this.last = new Written(start, false);
        this.assembler = new TransactionAssembler(rowsMax, start.resume());
        this.lastCommitNanos = ticker.monotonicNanos();
    }

    @Override
    public void begin() throws SQLException {
        commit(last.standing(), at -> write.recount(at, last.standing(), last.standing()));
    }

    /** Applies what can be applied; when this returns it is committed. */
    @Override
    public void accept(List<SourceEvent> events) throws SQLException {
        turn.lock();
        try {
            counters.lastEventNanos().set(ticker.monotonicNanos());
            events.forEach(assembler::add);
            counters.lagRows().set(assembler.rows());
            @Nullable Chunk chunk = assembler.take().orElse(null);
            if (chunk != null) {
                apply(chunk);
                counters.lagRows().set(assembler.rows());
            }
        } finally {
            turn.unlock();
        }
    }

    /** Moves to where other sessions have brought the target, and looks which rows they set aside on the way. */
    public void follow(ResumePoint at) throws SQLException {
        turn.lock();
        try {
            Standing standing = last.standing();
            Standing next = new Standing(at, at.mark(), standing.parked());
            commit(next, in -> write.recount(in, next, standing));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public ResumePoint resume() {
        return last.standing().resume();
    }

    @Override
    public List<String> definitions() throws SQLException {
        return session.definitions();
    }

    @Override
    public void define(String line) throws SQLException {
        session.define(line);
    }

    @Override
    public void tick(long idleNanos) throws SQLException {
        if (ticker.monotonicNanos() - lastCommitNanos < idleNanos || !turn.tryLock()) {
            return;
        }
        try {
            Written same = last;
            commit(same.standing(), at -> same);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public int retryParked() throws SQLException {
        ParkedRetry retry = new ParkedRetry(session.database(), parking, ticker.wallMicros());
        while (retry.more()) {
            turn.lock();
            try {
                Standing standing = last.standing();
                commit(standing, at -> write.again(at, standing, retry));
            } catch (SQLException failure) {
                if (session.database().judge(failure) != Failure.AGAIN) {
                    throw failure;
                }
                // Somebody has one of the rows just now. They have waited, and wait on; the link has not failed.
                LOG.log(Level.FINE, "Parked rows of {0} are tried another time", session.link());
                return retry.healed();
            } finally {
                turn.unlock();
            }
        }
        return retry.healed();
    }

    private void apply(Chunk chunk) throws SQLException {
        boolean careful = chunk.rows().stream().anyMatch(row -> row.defect() != null);
        for (int tries = 1; ; tries++) {
            try {
                writeOnce(chunk, careful);
                break;
            } catch (SQLException failure) {
                Failure meaning = session.database().judge(failure);
                boolean again = meaning == Failure.AGAIN && tries < TRIES;
                if (!again && (meaning != Failure.DATA || careful)) {
                    throw failure;
                }
                careful |= meaning == Failure.DATA;
            }
        }
        long ageMillis =
                ticker.wallMillis() - TimeUnit.MICROSECONDS.toMillis(chunk.at().micros());
        counters.sourceMicros().set(chunk.at().micros());
        counters.lagMillis().set(Math.max(0, ageMillis));
        tell(chunk);
    }

    private void writeOnce(Chunk chunk, boolean careful) throws SQLException {
        Written before = last;
        Standing standing = before.standing();
        Standing next = new Standing(
                chunk.at(),
                before.markStopped() ? standing.appliedLsn() : chunk.at().mark(),
                standing.parked());
        long nowMicros = ticker.wallMicros();
        Tally tally = new Tally();
        commit(next, at -> {
            if (careful) {
                return write.carefully(at, chunk, tally, next, standing, nowMicros);
            }
            write.quickly(at, chunk, tally, nowMicros);
            return new Written(next, before.markStopped());
        });
        tally.addTo(counters);
    }

    private void commit(Standing next, TargetSession.Work<Written> work) throws SQLException {
        last = session.held(next, work);
        lastCommitNanos = ticker.monotonicNanos();
        counters.transactions().increment();
        counters.appliedLsn().set(last.standing().appliedLsn());
        counters.parked().set(last.standing().parked());
    }

    /** Lets a request be followed from the edge to the other databases, for whoever turns this log on. */
    private void tell(Chunk chunk) {
        if (!LOG.isLoggable(Level.FINE)) {
            return;
        }
        for (SourceEvent.RowChanged row : chunk.rows()) {
            boolean known =
                    row.table().columns().stream().anyMatch(c -> c.name().equals(CORRELATION));
            if (known) {
                LOG.log(Level.FINE, "{0} applied a row of {1}, correlation {2}", new Object[] {
                    session.link(), row.table().name(), row.values()[row.table().index(CORRELATION)]
                });
            }
        }
    }
}
