package io.anlan.replication.reseed;

import io.anlan.kernel.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Looks again while what cannot be seen may be seen soon: a reseed is often asked for while the new database still starts, or
 * waits for the node that brings it to its version.
 */
final class PatientActs implements ReseedActs {
    static final int LOOKS_MAX = 60;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReseedActs acts;
    private final LongPredicate rest;

    /** @param rest waits so many nanoseconds; false if it must end */
    PatientActs(ReseedActs acts, LongPredicate rest) {
        this.acts = acts;
        this.rest = rest;
    }

    @Override
    public Outcome<ReseedLook> look() {
        Outcome<ReseedLook> seen = acts.look();
        for (int looks = 1; looks < LOOKS_MAX && passes(seen) && rest.test(PAUSE_NANOS); looks++) {
            seen = acts.look();
        }
        return seen;
    }

    private static boolean passes(Outcome<ReseedLook> seen) {
        return seen.fold(look -> false, refused -> refused.retryAfter() != null, doubt -> false);
    }

    @Override
    public Outcome<String> perform(ReseedStep step, ReseedLook look, ReseedRequest request) {
        return acts.perform(step, look, request);
    }
}
