package io.anlan.replication.reconcile.run;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Compares this site's databases with each other and with the peer's: from time to time by itself, and when asked. */
public final class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class.getName());
    private static final int REMEMBERED = 50;
    private static final Duration END = Duration.ofSeconds(10);

    private final String site;
    private final List<PairSource> sources;
    private final Audit audit;
    private final ReconcileTimes times;
    private final LongSupplier lagMillis;
    private final Ticker ticker;
    private final ReconcileCounters counters = new ReconcileCounters();
    private final Thread thread = new Thread(this::live, "reconcile");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, RunProgress> runs = new LinkedHashMap<>();
    private @Nullable ReconcileRun asked;
    private @Nullable ReconcileRun running;
    private boolean stopping;

    /** @param lagMillis how far the links into this site's databases lag, the worst of them */
    public Reconciler(
            String site,
            List<PairSource> sources,
            Audit audit,
            ReconcileTimes times,
            LongSupplier lagMillis,
            Ticker ticker) {
        this.site = site;
        this.sources = List.copyOf(sources);
        this.audit = audit;
        this.times = times;
        this.lagMillis = lagMillis;
        this.ticker = ticker;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Ends what runs; what it has mended stays mended. */
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            if (running != null) {
                running.stop();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public ReconcileCounters counters() {
        return counters;
    }

    /** Begins a comparison; a continuous one gives way, another that was asked for does not. */
    public Outcome<RunView> ask(@Nullable String table, long sinceVersion, boolean fromPlatform) {
        lock.lock();
        try {
            ReconcileRun present = running;
            boolean busy = asked != null || present != null && present.kind() == RunKind.ON_DEMAND && !present.ended();
            if (busy || stopping) {
                return Outcome.refused(new Refusal(
                        "reconcile-running",
                        409,
                        busy ? "a comparison that was asked for runs already" : "the process ends",
                        Duration.ofSeconds(2)));
            }
            ReconcileRun fresh = fresh(new RunRequest(RunKind.ON_DEMAND, table, sinceVersion, fromPlatform));
            asked = fresh;
            if (present != null) {
                present.stop();
            }
            changed.signalAll();
            return Outcome.done(fresh.progress().view());
        } finally {
            lock.unlock();
        }
    }

    /** A run of this process that is not long ago. */
    public Optional<RunView> find(String run) {
        lock.lock();
        try {
            return Optional.ofNullable(runs.get(run)).map(RunProgress::view);
        } finally {
            lock.unlock();
        }
    }

    /** The last runs of this process, the youngest first. */
    public List<RunView> recent() {
        lock.lock();
        try {
            List<RunView> views = new ArrayList<>();
            runs.values().forEach(run -> views.add(0, run.view()));
            return views;
        } finally {
            lock.unlock();
        }
    }

    private ReconcileRun fresh(RunRequest request) {
        String run = site + "-" + UUID.randomUUID().toString().substring(0, 13);
        RunProgress progress = new RunProgress(run, request.kind(), ticker.wallMillis());
        runs.put(run, progress);
        if (runs.size() > REMEMBERED) {
            var unused = runs.remove(runs.keySet().iterator().next());
        }
        RunControl control = new RunControl(request.kind(), times, lagMillis, ticker);
        return new ReconcileRun(request, progress, control, counters, sources, audit, ticker);
    }

    private void live() {
        for (Optional<ReconcileRun> next = next(); next.isPresent(); next = next()) {
            try {
                next.get().run();
            } catch (RuntimeException | Error failure) {
                // The thread must live: the next run may find what made this one fail gone. Whoever waits for this one
                // is told.
                next.get().broke(failure);
                LOG.log(Level.WARNING, "A comparison failed", failure);
            }
        }
    }

    /** Waits for the next run; none when the process ends. */
    private Optional<ReconcileRun> next() {
        lock.lock();
        try {
            running = null;
            long dueNanos = ticker.monotonicNanos() + times.pause().toNanos();
            while (!stopping && asked == null && !due(dueNanos)) {
                long left = dueNanos - ticker.monotonicNanos();
                var unused = changed.await(continuous() ? left : END.toNanos(), TimeUnit.NANOSECONDS);
            }
            if (stopping) {
                return Optional.empty();
            }
            running = asked == null ? fresh(RunRequest.CONTINUOUS) : asked;
            asked = null;
            return Optional.of(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean continuous() {
        return times.pause().toNanos() > 0;
    }

    private boolean due(long nanos) {
        return continuous() && ticker.monotonicNanos() - nanos >= 0;
    }
}
