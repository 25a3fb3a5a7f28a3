package io.anlan.chaos.run;

import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.workload.OpenRun;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** One fault at its time: struck, seen to bite, undone, seen to be over. */
public final class FaultRun implements Callable<FaultSpan> {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long LOOK_NANOS = 50_000_000;
    private static final long BITES_WITHIN_MICROS = 5 * SECOND_MICROS;

    private final PlannedFault planned;
    private final Fault fault;
    private final OpenRun clock;
    private final Broken broken;

    public FaultRun(PlannedFault planned, Fault fault, OpenRun clock, Broken broken) {
        this.planned = planned;
        this.fault = fault;
        this.clock = clock;
        this.broken = broken;
    }

    @Override
    public FaultSpan call() {
        clock.parkUntil((long) (planned.atSeconds() * SECOND_MICROS));
        long began = clock.nowMicros();
        broken.begins(planned.title());
        String bit = "";
        long undone;
        try {
            fault.strike();
            bit = bite(Math.max((long) (planned.forSeconds() * SECOND_MICROS), BITES_WITHIN_MICROS));
            clock.parkUntil(began + (long) (planned.forSeconds() * SECOND_MICROS));
        } finally {
            // Whatever went wrong meanwhile: what is broken on purpose is made whole again.
            undone = clock.nowMicros();
            broken.undone(planned.title(), bit);
            fault.undo();
            fault.awaitOver();
            broken.over(planned.title());
        }
        return new FaultSpan(planned.kind(), planned.target(), began, undone, clock.nowMicros(), bit);
    }

    private String bite(long withinMicros) {
        long until = clock.nowMicros() + withinMicros;
        String bit = fault.bite();
        while (bit.isEmpty() && clock.nowMicros() < until) {
            LockSupport.parkNanos(LOOK_NANOS);
            bit = fault.bite();
        }
        return bit;
    }
}
