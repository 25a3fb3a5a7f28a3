package io.anlan.app.registration;

import io.anlan.app.registration.Lanes.Lane;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Gathers requests into batches without a timer: whoever waits while the lanes are busy goes with the next one. So
 * one fsync serves one request when it is quiet and a hundred when it is not.
 */
public final class BatchWriter<Q, A, L extends BatchWriter.Line> {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);
    private final WriterSettings settings;
    private final Work<Q, A, L> work;
    private final Ticker ticker;
    private final RegistrationCount count;

    private final Queue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    /** Every request under way, oldest first: all have the same budget, so the first to end is in front. */
    private final Queue<Waiting<Q, A>> watched = new ConcurrentLinkedQueue<>();

    private final Lanes lanes;

    private volatile boolean leaving;

    public BatchWriter(WriterSettings settings, Work<Q, A, L> work, Ticker ticker, RegistrationCount count) {
        this.settings = settings;
        this.work = work;
        this.ticker = ticker;
        this.count = count;
        this.lanes = new Lanes(settings.lanes(), settings.crowd(), ticker);
    }

    /** Takes a request; the reply comes once, on any thread, within the node's budget. */
    public void take(Q request, Consumer<Outcome<A>> reply) {
        if (leaving) {
            reply.accept(Outcome.refused(Refusals.LEAVING));
            return;
        }
        if (queued.incrementAndGet() > settings.queueMax()) {
            queued.decrementAndGet();
            count.refuseByQueue();
            reply.accept(Outcome.refused(Refusals.QUEUE_FULL));
            return;
        }
        var waiting = new Waiting<>(request, ticker.monotonicNanos() + Ladder.NODE_BUDGET.toNanos(), reply);
        watched.add(waiting);
        queue.add(waiting);
        startLane();
    }

    /** Answers those whose time is over, and lets no one wait behind a hung lane; to be called every 20 ms or so. */
    public void sweep() {
        var now = ticker.monotonicNanos();
        for (var first = watched.peek(); first != null && first.overAt(now); first = watched.peek()) {
            watched.remove(first);
        }
        startLane();
    }

    /** Requests that wait for a lane. */
    public int queued() {
        return queued.get();
    }

    /** Accepts nothing more. */
    public void leave() {
        leaving = true;
    }

    /** Whether nothing is on its way any more. */
    public boolean idle() {
        sweep();
        return watched.isEmpty();
    }

    private void startLane() {
        var lane = lanes.open(queued.get());
        if (lane != null) {
            connect(lane);
        }
    }

    private void connect(Lane lane) {
        var unused = work.open().handle((line, failure) -> {
            if (failure == null && line.usable()) {
                go(lane, line);
            } else {
                count.trouble(StoreTrouble.NOT_SENT);
                LOG.warnf("No connection for %d requests: %s", queued.get(), failure);
                refuseQueued(Refusals.NO_CONNECTION);
                end(lane);
            }
            return line;
        });
    }

    private void go(Lane lane, L line) {
        var batch = nextBatch();
        if (batch.isEmpty()) {
            line.close();
            end(lane);
            return;
        }
        var unused = work.run(line, batch).handle((done, failure) -> {
            if (line.usable() && lanes.goesOn(lane, queued.get())) {
                go(lane, line);
            } else {
                line.close();
                end(lane);
            }
            return done;
        });
    }

    private void end(Lane lane) {
        lanes.end(lane);
        // Whoever came between the last look at the queue and the end of the lane found no free lane.
        if (!queue.isEmpty()) {
            startLane();
        }
    }

    private List<Waiting<Q, A>> nextBatch() {
        var batch = new ArrayList<Waiting<Q, A>>(Math.min(settings.batchMax(), 1 + queued.get()));
        while (batch.size() < settings.batchMax()) {
            var waiting = queue.poll();
            if (waiting == null) {
                break;
            }
            queued.decrementAndGet();
            if (waiting.send()) {
                batch.add(waiting);
            }
        }
        return batch;
    }

    private void refuseQueued(Refusal refusal) {
        for (var waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            queued.decrementAndGet();
            waiting.answer(Outcome.refused(refusal));
        }
    }

    /** One connection, used by one batch at a time. */
    public interface Line {

        /** Whether another batch may be tried on it. */
        boolean usable();

        /** Gives it back. */
        void close();
    }

    /** What becomes of a batch. */
    public interface Work<Q, A, L extends Line> {

        /** A connection for a lane. */
        CompletionStage<L> open();

        /** Answers all of the batch; completes when the line may take the next one, never exceptionally. */
        CompletionStage<?> run(L line, List<Waiting<Q, A>> batch);
    }
}
