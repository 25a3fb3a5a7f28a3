package io.anlan.chaos.run;

import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.workload.OpenRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** One fault at its time: struck, seen to bite, undone, seen to be over; or not, which is kept as a fact of the run. */
public final class FaultRun implements Callable<FaultSpan> {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long LOOK_NANOS = 50_000_000;
    private static final long BITES_WITHIN_MICROS = 5 * SECOND_MICROS;

    private final PlannedFault planned;
    private final Fault fault;
    private final OpenRun clock;
    private final Broken broken;
    private volatile long began;
    private volatile long undone = -1;
    private volatile String bit = "";

    public FaultRun(PlannedFault planned, Fault fault, OpenRun clock, Broken broken) {
        this.planned = planned;
        this.fault = fault;
        this.clock = clock;
        this.broken = broken;
    }

    @Override
    public FaultSpan call() {
        clock.parkUntil((long) (planned.atSeconds() * SECOND_MICROS));
        began = clock.nowMicros();
        broken.begins(planned.title());
        String neverOver;
        try {
            fault.strike();
            bit = bite(Math.max((long) (planned.forSeconds() * SECOND_MICROS), BITES_WITHIN_MICROS));
            clock.parkUntil(began + (long) (planned.forSeconds() * SECOND_MICROS));
        } finally {
            // Whatever went wrong meanwhile: what is broken on purpose is made whole again.
            undone = clock.nowMicros();
            broken.undone(planned.title(), bit);
            neverOver = madeWhole();
        }
        return span(neverOver);
    }

    /** What came of it, from the future that runs it; after the limit it counts as never over. */
    FaultSpan awaited(Future<FaultSpan> running, Duration limit) throws InterruptedException {
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(planned.title() + " could not be made to happen: " + e.getCause(), e);
        } catch (TimeoutException e) {
            String why = "not over after " + limit.toMinutes() + " minutes";
            broken.neverOver(planned.title(), why);
            return span(why);
        }
    }

    /** Why it was not seen to be over; empty when it was. */
    private String madeWhole() {
        try {
            fault.undo();
            fault.awaitOver();
        } catch (RuntimeException failure) {
            String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            broken.neverOver(planned.title(), why);
            return why;
        }
        broken.over(planned.title());
        return "";
    }

    private FaultSpan span(String neverOver) {
        long now = clock.nowMicros();
        return new FaultSpan(planned.kind(), planned.target(), began, undone < 0 ? now : undone, now, bit, neverOver);
    }

    private String bite(long withinMicros) {
        long until = clock.nowMicros() + withinMicros;
        String seen = fault.bite();
        while (seen.isEmpty() && clock.nowMicros() < until) {
            LockSupport.parkNanos(LOOK_NANOS);
            seen = fault.bite();
        }
        return seen;
    }
}
