package io.anlan.chaos.demo;

import java.time.Duration;

/** How large the demo is and how long it waits for agreement; the shares say when, within the load, site A is killed and started again. */
public record DemoOptions(int citizens, int registrations, int ratePerSecond, long seed, int agreementWithinSeconds) {
    public static final double KILL_AT = 0.4;
    public static final double START_AT = 0.6;
    /** What a citizen is promised: a definite answer within this time of the tap. */
    public static final Duration CITIZEN_WAITS = Duration.ofSeconds(3);

    public DemoOptions {
        if (registrations < 10 || registrations > citizens) {
            throw new IllegalArgumentException("between 10 registrations and one for each citizen");
        }
        if (ratePerSecond < 1) {
            throw new IllegalArgumentException("the rate is at least one a second");
        }
    }
}
