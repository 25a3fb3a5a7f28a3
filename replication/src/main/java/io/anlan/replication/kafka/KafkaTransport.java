package io.anlan.replication.kafka;

import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.Chunk;
import io.anlan.replication.apply.LinkApplier;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.TransactionAssembler;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.ResumePoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ships what the source tells to a broker, and stands where the applier stands that is furthest behind. The source is told no
 * more than that, so whatever the broker loses the source still has; what the broker holds is applied though the source be gone.
 */
final class KafkaTransport implements Transport {
    private static final Logger LOG = Logger.getLogger(KafkaTransport.class.getName());
    /** More batches than these do not wait in the broker: its disk is no place for a target that cannot keep up. */
    private static final long WAITING_MAX = 64;

    private static final long FOLLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TRIM_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KafkaRoute route;
    private final LinkApplier link;
    private final PartitionRows rows;
    private final LinkCounters counters;
    private final Ticker ticker;
    private final ChangeTopic topic;
    private final Shipper shipper;
    private final List<PartitionApplier> appliers = new ArrayList<>();
    private final ReentrantLock following = new ReentrantLock();
    private PartitionBoard board = new PartitionBoard(List.of());
    private TransactionAssembler assembler;
    private long followedNanos;
    private long trimmedNanos;
    private volatile boolean stopping;

    KafkaTransport(KafkaRoute route, TargetSession session, LinkApplier link) {
        this.route = route;
        this.link = link;
        this.rows = new PartitionRows(session);
        this.counters = route.counters();
        this.ticker = route.environment().ticker();
        this.topic = new ChangeTopic(route.broker(), route.link(), route.partitions());
        this.shipper = new Shipper(route.broker(), route.link(), topic, new MessageFormat(route.catalog()));
        this.assembler = new TransactionAssembler(route.rowsMax(), link.resume());
        this.trimmedNanos = ticker.monotonicNanos();
    }

    @Override
    public void catchUp(Consumer<String> tells) throws SQLException {
        String id = topic.ensure();
        shipper.begin();
        List<BrokerPoint> points = points(id);
        board = new PartitionBoard(points);
        for (int i = 0; i < points.size(); i++) {
            appliers.add(route.applier(topic, i, rows.name(i), points.get(i), board));
        }
        appliers.forEach(PartitionApplier::start);
        drain(tells);
        if (!board.even()) {
            throw lost(new BrokerLossException("the broker has lost the last it held"));
        }
        follow();
        shipper.continueAfter(board.batch());
        assembler = new TransactionAssembler(route.rowsMax(), link.resume());
    }

    /** Where the appliers go on; if the broker does not hold what they read next, at its end. */
    private List<BrokerPoint> points(String id) throws SQLException {
        List<Long> begins = topic.begins();
        List<Long> ends = topic.ends();
        List<BrokerPoint> stored = rows.load(route.partitions());
        boolean fits = stored.size() == ends.size();
        for (int i = 0; fits && i < ends.size(); i++) {
            BrokerPoint point = stored.get(i);
            fits = point.topic().equals(id) && point.next() >= begins.get(i) && point.next() <= ends.get(i);
        }
        if (!fits && !stored.isEmpty()) {
            tell(new BrokerLossException("the broker's topic is another one, or no longer holds what is read next"));
        }
        List<BrokerPoint> points = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            // In between the link may have gone further by the direct way.
            ResumePoint source = fits && stored.get(i).mark() > link.resume().mark()
                    ? stored.get(i).source()
                    : link.resume();
            points.add(
                    fits
                            ? new BrokerPoint(
                                    id, stored.get(i).next(), stored.get(i).batch(), source)
                            : new BrokerPoint(id, ends.get(i), 0, source));
        }
        if (!fits) {
            rows.replace(points);
        }
        return points;
    }

    private void drain(Consumer<String> tells) throws SQLException {
        List<Long> ends = topic.ends();
        if (!board.reached(ends)) {
            tells.accept("what the broker holds is applied first");
        }
        while (!board.reached(ends)) {
            mustGoOn();
            tick(TICK_NANOS);
            board.awaitChange(() -> board.reached(ends));
        }
    }

    @Override
    public void begin() throws SQLException {
        link.begin();
    }

    @Override
    public void accept(List<SourceEvent> events) throws SQLException {
        counters.lastEventNanos().set(ticker.monotonicNanos());
        mustGoOn();
        events.forEach(assembler::add);
        @Nullable Chunk chunk = assembler.take().orElse(null);
        if (chunk != null) {
            long batch = shipper.ship(chunk);
            while (batch - board.batch() > WAITING_MAX) {
                mustGoOn();
                board.awaitChange(() -> batch - board.batch() <= WAITING_MAX);
            }
        }
        follow();
    }

    /** Throws what broke an applier. What the broker has lost is not read again: the next run begins where the link stands. */
    private void mustGoOn() throws SQLException {
        @Nullable Exception failure = board.failure();
        if (failure instanceof BrokerLossException loss) {
            throw lost(loss);
        } else if (failure instanceof SQLException sql) {
            throw sql;
        } else if (failure instanceof RuntimeException broken) {
            throw broken;
        } else if (failure != null || stopping) {
            throw new IllegalStateException("asked to stop");
        }
    }

    private BrokerLossException lost(BrokerLossException loss) throws SQLException {
        rows.forget();
        tell(loss);
        return loss;
    }

    private void tell(BrokerLossException loss) {
        counters.brokerLosses().increment();
        LOG.warning(() -> "Link " + route.link() + ": " + loss.getMessage()
                + "; the source still has what is not applied, and it is shipped again");
    }

    /** Moves the link to where every applier is; not at each step of theirs, for each costs a commit. */
    private void follow() throws SQLException {
        if (!following.tryLock()) {
            return;
        }
        try {
            BrokerPoint lowest = board.lowest();
            long now = ticker.monotonicNanos();
            if (!lowest.source().equals(link.resume()) && now - followedNanos >= FOLLOW_NANOS) {
                link.follow(lowest.source());
                followedNanos = now;
                counters.sourceMicros().set(lowest.micros());
                counters.lagMillis()
                        .set(Math.max(0, ticker.wallMillis() - TimeUnit.MICROSECONDS.toMillis(lowest.micros())));
            }
            counters.brokerWaiting().set(Math.max(0, shipper.shipped() - board.batch()));
        } finally {
            following.unlock();
        }
    }

    @Override
    public ResumePoint resume() {
        return link.resume();
    }

    @Override
    public List<String> definitions() throws SQLException {
        return link.definitions();
    }

    @Override
    public void define(String line) throws SQLException {
        link.define(line);
    }

    @Override
    public void tick(long idleNanos) throws SQLException {
        for (PartitionApplier applier : appliers) {
            applier.tick(idleNanos);
        }
        follow();
        link.tick(idleNanos);
        if (ticker.monotonicNanos() - trimmedNanos > TRIM_NANOS) {
            trimmedNanos = ticker.monotonicNanos();
            trim();
        }
    }

    private void trim() {
        try {
            topic.trim(board.offsets());
        } catch (BrokerFailedException later) {
            LOG.log(Level.FINE, "The broker keeps what is applied a little longer", later);
        }
    }

    @Override
    public int retryParked() throws SQLException {
        return link.retryParked();
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public void close() {
        appliers.forEach(PartitionApplier::stop);
        appliers.forEach(PartitionApplier::close);
        shipper.close();
        topic.close();
    }
}
