package io.anlan.replication.link;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.LinkApplier;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.database.Faults;
import io.anlan.replication.parking.ParkingLot;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.LostHoldException;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.Standing;
import io.anlan.replication.source.SourceSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One try to run a link, from the first look at the target to the end of the engine. */
final class LinkAttempt {
    private static final Logger LOG = Logger.getLogger(LinkAttempt.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** What the link is after the attempt, why, and how long to wait before the next; null lets the back-off decide. */
    record Next(LinkState state, String reason, @Nullable Duration pause) {}

    private final Link link;
    private final LinkParts parts;
    private final LinkEnvironment environment;
    private final LinkStatus status;
    private final LinkCounters counters;
    private final WalWatch wal;
    private final Capture capture;
    private volatile @Nullable Transport transport;
    private volatile boolean stopping;
    private volatile @Nullable Long ranSinceNanos;

    LinkAttempt(
            Link link,
            LinkParts parts,
            LinkEnvironment environment,
            LinkStatus status,
            LinkCounters counters,
            WalWatch wal) {
        this.link = link;
        this.parts = parts;
        this.environment = environment;
        this.status = status;
        this.counters = counters;
        this.wal = wal;
        this.capture = parts.capture().get();
    }

    Next run() {
        try {
            parts.prepare().run();
            try (TargetSession session = TargetSession.open(parts.target(), link.name(), environment.holder())) {
                return with(session);
            }
        } catch (SQLException | RuntimeException failure) {
            return after(failure);
        }
    }

    /** Makes {@link #run} return soon. */
    void stop() {
        stopping = true;
        Transport open = transport;
        if (open != null) {
            open.stop();
        }
        capture.stop();
    }

    /** The transport of a running engine, for requests from outside. */
    Optional<Transport> transport() {
        return ranSinceNanos == null ? Optional.empty() : Optional.ofNullable(transport);
    }

    /** For how long by now the engine has been reading. */
    Duration ran() {
        Long since = ranSinceNanos;
        return since == null
                ? Duration.ZERO
                : Duration.ofNanos(environment.ticker().monotonicNanos() - since);
    }

    private Next with(TargetSession session) throws SQLException {
        Optional<LinkPosition> position = session.position();
        if (position.isEmpty()) {
            String reason = "the target has no position of this link; POST /links/" + link.name() + "/create";
            return new Next(LinkState.NOT_CREATED, reason, LOOK_AGAIN);
        }
        counters.sourceIs(position.get().sourceIncarnation());
        counters.appliedLsn().set(position.get().appliedLsn());
        counters.parked().set(position.get().parked());
        if (!session.hold(position.get(), environment.times().silenceMax())) {
            String reason = "held by " + position.get().holder();
            return new Next(LinkState.STANDBY, reason, LOOK_AGAIN);
        }
        try {
            // Read anew: until a moment ago another held the link, and may have brought it further or made it anew.
            return asHolder(session, session.position().orElseThrow(() -> new LostHoldException(link.name())));
        } finally {
            release(session);
        }
    }

    private Next asHolder(TargetSession session, LinkPosition position) throws SQLException {
        ResumePoint resume = position.offset();
        if (resume == null) {
            return refused("the position has no offset");
        }
        LinkApplier applier = new LinkApplier(
                session,
                new ParkingLot(link.name(), parts.catalog()),
                parts.markTables(),
                counters,
                environment.ticker(),
                new Standing(resume, position.appliedLsn(), position.parked()),
                parts.rowsMax());
        try (Transport open = parts.transport().over(session, applier)) {
            transport = open;
            if (stopping) {
                open.stop();
            }
            return over(open, session, position);
        } finally {
            transport = null;
        }
    }

    private Next over(Transport open, TargetSession session, LinkPosition position) throws SQLException {
        open.catchUp(what -> become(LinkState.STARTING, what));
        LinkPosition from = position.resumingAt(open.resume());
        Optional<String> refusal = refusal(session, from);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        become(LinkState.STARTING, "the source fits, the engine starts");
        open.begin();
        return read(from, open);
    }

    private Next refused(String reason) {
        return new Next(LinkState.REFUSED, reason, environment.times().refusedRetry());
    }

    private Next read(LinkPosition position, Transport open) {
        try (LinkWatch watch = new LinkWatch(
                link, parts.source(), open, counters, environment.ticker(), capture, environment.times(), wal)) {
            watch.start(environment.clock());
            Optional<Throwable> failure = capture.run(position, open, this::started);
            String verdict = watch.verdict();
            if (watch.lostHold()) {
                return takenOver();
            }
            if (verdict != null) {
                return new Next(LinkState.RESTARTING, verdict, null);
            }
            return failure.map(this::after).orElseGet(() -> new Next(LinkState.RESTARTING, "asked to stop", null));
        }
    }

    private void started() {
        ranSinceNanos = environment.ticker().monotonicNanos();
        become(LinkState.RUNNING, "changes flow");
    }

    private Optional<String> refusal(TargetSession session, LinkPosition position) throws SQLException {
        List<TableDescription> tables = link.tables(parts.catalog());
        try (SourceSession source = parts.source().open(link.name())) {
            LinkPosition known = source.wentBack(position) ? FormerSource.note(session, position) : position;
            Optional<String> misfit = MappingReport.of(source.misfits(tables), session.misfits(tables));
            return misfit.isPresent() ? misfit : source.refusal(known);
        }
    }

    private Next after(Throwable failure) {
        if (Faults.causedBy(failure, LostHoldException.class)) {
            return takenOver();
        }
        // Taken away under a running link it is a fault like others; the next attempt says what is missing.
        if (Faults.undefinedTable(failure) && ranSinceNanos == null) {
            return new Next(LinkState.NOT_CREATED, "the target is not migrated yet", LOOK_AGAIN);
        }
        LOG.log(Level.FINE, "Link " + link.name() + " failed", failure);
        return new Next(LinkState.RESTARTING, Faults.describe(failure), null);
    }

    private static Next takenOver() {
        return new Next(LinkState.STANDBY, "another replicator took the link over", LOOK_AGAIN);
    }

    private void become(LinkState state, String reason) {
        status.become(state, environment.ticker().wallMillis(), reason);
    }

    private static void release(TargetSession session) {
        try {
            session.release();
        } catch (SQLException | LostHoldException gone) {
            // Then the session's end lets the link go.
            LOG.log(Level.FINE, "The link was not released", gone);
        }
    }
}
