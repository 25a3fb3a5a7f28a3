package io.anlan.chaos.history;

import org.jspecify.annotations.Nullable;

/**
 * One thing one person wanted, with all its sends, and what came of it.
 *
 * @param person number in the run's population; -1 for an attempt of nobody in particular
 * @param key idempotency key, or what was read
 * @param home the site the person is sent to first
 * @param problem why it did not end well; empty when it did
 * @param answeredBy the site that gave the answer; empty when none was heard
 * @param firstDefinite the first send brought the answer
 * @param told what the answer said, if it spoke of a registration
 */
public record Attempt(
        long sequence,
        Operation operation,
        int person,
        String key,
        String home,
        Times times,
        Ending ending,
        String problem,
        String answeredBy,
        int sends,
        boolean firstDefinite,
        @Nullable Told told) {

    /** A definite answer that comes later than this after it was due is bad, whatever it says. */
    public static final long WITH_RETRY_MICROS = 3_000_000;

    /** The same bound for what the first send alone brought. */
    public static final long FIRST_MICROS = 1_000_000;

    /** The same with more known of what was told. */
    public Attempt with(Told more) {
        return new Attempt(
                sequence, operation, person, key, home, times, ending, problem, answeredBy, sends, firstDefinite, more);
    }

    /** A citizen was left without a definite answer in time, or was told that nothing is stored though nothing was wrong with the request. */
    public boolean badWithRetry() {
        return ending == Ending.INFO || notServed() || times.latencyMicros() > WITH_RETRY_MICROS;
    }

    /** The first send did not bring a definite answer in time. */
    public boolean badFirst() {
        return badWithRetry() || !firstDefinite || times.firstEndMicros() - times.dueMicros() > FIRST_MICROS;
    }

    /** The service said that it could not do it now: definite, and still no service. */
    public boolean notServed() {
        return ending == Ending.FAIL && (problem.equals("not-stored") || problem.startsWith("http-5"));
    }
}
