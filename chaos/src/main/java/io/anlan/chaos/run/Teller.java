package io.anlan.chaos.run;

import io.anlan.chaos.workload.OpenRun;
import io.anlan.chaos.workload.TapPlan;

/** Says about once a second how a load stands. */
public final class Teller implements Runnable {
    private static final long PACE_MILLIS = 500;

    private final OpenRun load;
    private final TapPlan plan;
    private final int seconds;
    private final Broken broken;
    private final RunEvents events;

    public Teller(OpenRun load, TapPlan plan, int seconds, Broken broken, RunEvents events) {
        this.load = load;
        this.plan = plan;
        this.seconds = seconds;
        this.broken = broken;
        this.events = events;
    }

    @Override
    public void run() {
        synchronized (this) {
            while (!Thread.currentThread().isInterrupted()) {
                boolean all = load.sent() == plan.taps().size();
                events.now(new RunEvents.Progress(
                        all ? "Waiting for what is broken" : "Load",
                        load.nowMicros() / 1e6,
                        seconds,
                        load.sent(),
                        load.answered(),
                        load.bad(),
                        broken.now()));
                try {
                    wait(PACE_MILLIS);
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
