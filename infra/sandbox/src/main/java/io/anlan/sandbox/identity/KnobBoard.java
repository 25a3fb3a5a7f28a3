package io.anlan.sandbox.identity;

import jakarta.inject.Singleton;

/** Holds the knobs as they stand now. */
@Singleton
class KnobBoard {

    private volatile Knobs knobs = Knobs.WELL_BEHAVED;

    Knobs now() {
        return knobs;
    }

    void turn(Knobs wanted) {
        knobs = wanted;
    }
}
