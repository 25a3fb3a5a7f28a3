package io.anlan.replication.link;

import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.database.Faults;
import io.anlan.replication.link.LinkAttempt.Next;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one link alive. It, not the engine, starts again: before each start it looks whether the target's position and
 * the source's slot still fit, and refuses rather than lose rows.
 */
public final class LinkSupervisor {
    private static final Logger LOG = Logger.getLogger(LinkSupervisor.class.getName());
    private static final Duration END = Duration.ofSeconds(20);

    /** What operator and process want of the link. */
    private enum Wish {
        /** That it runs. */
        RUN,
        /** That it waits. */
        PAUSE,
        /** That it ends for good. */
        STOP
    }

    private final Link link;
    private final LinkParts parts;
    private final LinkEnvironment environment;
    private final LinkCounters counters;
    private final LinkStatus status;
    private final Backoff backoff;
    private final WalWatch wal;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Wish wish = Wish.RUN;
    private volatile @Nullable LinkAttempt attempt;
    private volatile String lastError = "";

    public LinkSupervisor(Link link, LinkParts parts, LinkEnvironment environment, LinkCounters counters) {
        this.link = link;
        this.parts = parts;
        this.environment = environment;
        this.counters = counters;
        this.status = new LinkStatus(link.name(), environment.ticker().wallMillis());
        this.backoff = new Backoff(
                environment.times().restartMax(), environment.times().wellAfter());
        this.wal = new WalWatch(link, parts.source(), counters, environment.ticker());
        this.thread = new Thread(this::live, "link " + link.name());
    }

    public void start() {
        thread.start();
    }

    /** Stops reading until {@link #resume}; what was told is committed first. */
    public void pause() {
        wish(Wish.PAUSE);
    }

    /** Ends a pause; a refused or waiting link looks again at once. */
    public void resume() {
        wish(Wish.RUN);
    }

    /** Ends the link; returns when its last transaction is through and its session closed. */
    public void stop() {
        wish(Wish.STOP);
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warning(() -> "Link " + link.name() + " did not end in time");
        }
    }

    public Link link() {
        return link;
    }

    public LinkParts parts() {
        return parts;
    }

    public LinkStatus.Seen seen() {
        return status.seen();
    }

    public LinkCounters counters() {
        return counters;
    }

    /** What went wrong last; empty if nothing did. */
    public String lastError() {
        return lastError;
    }

    /** How old what was applied last is: as it was then, and more if the source has been silent since. */
    public long lagMillis() {
        long nanos = counters.lastEventNanos().get();
        long silentMillis = nanos == 0
                ? 0
                : TimeUnit.NANOSECONDS.toMillis(environment.ticker().monotonicNanos() - nanos);
        return counters.lagMillis().get() + (silentMillis > 1_000 ? silentMillis : 0);
    }

    /** The transport of the running engine, if it runs. */
    public Optional<Transport> transport() {
        LinkAttempt now = attempt;
        return now == null ? Optional.empty() : now.transport();
    }

    private void live() {
        while (wish != Wish.STOP) {
            if (wish == Wish.PAUSE) {
                become(LinkState.PAUSED, "an operator paused it");
                wal.lookNowAndThen();
                await(WalWatch.EVERY, Wish.PAUSE);
            } else {
                tryCarefully();
            }
        }
        become(LinkState.STOPPED, "the process ends");
    }

    /** A link without its thread would look as it did last for ever. */
    private void tryCarefully() {
        try {
            tryOnce();
        } catch (RuntimeException | Error unforeseen) {
            LOG.log(Level.SEVERE, "Link " + link.name() + " met something unforeseen", unforeseen);
            attempt = null;
            lastError = Faults.describe(unforeseen);
            // Else it would go on saying that it runs.
            become(LinkState.RESTARTING, lastError);
            await(backoff.next(), Wish.RUN);
        }
    }

    private void tryOnce() {
        if (status.seen().state() == LinkState.PAUSED) {
            become(LinkState.STARTING, "an operator resumed it");
        }
        LinkAttempt fresh = new LinkAttempt(link, parts, environment, status, counters, wal);
        attempt = fresh;
        if (wish != Wish.RUN) {
            return;
        }
        Next next = fresh.run();
        attempt = null;
        if (wish == Wish.RUN) {
            go(next, fresh.ran());
        }
    }

    private void go(Next next, Duration ran) {
        backoff.ran(ran);
        if (next.state() == LinkState.RESTARTING) {
            counters.restarts().increment();
            lastError = next.reason();
        }
        become(next.state(), next.reason());
        wal.lookNowAndThen();
        Duration pause = next.pause();
        await(pause == null ? backoff.next() : pause, Wish.RUN);
    }

    private void become(LinkState state, String reason) {
        status.become(state, environment.ticker().wallMillis(), reason);
    }

    private void wish(Wish next) {
        lock.lock();
        try {
            if (wish != Wish.STOP) {
                wish = next;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        LinkAttempt now = attempt;
        if (next != Wish.RUN && now != null) {
            now.stop();
        }
    }

    /** Waits for as long as given, or until somebody wishes something; waking early does no harm. */
    @SuppressWarnings("WaitNotInLoop")
    private void await(Duration longest, Wish present) {
        lock.lock();
        try {
            if (wish == present) {
                boolean woken = changed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
                LOG.log(Level.FINEST, "woken: {0}", woken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            wish = Wish.STOP;
        } finally {
            lock.unlock();
        }
    }
}
