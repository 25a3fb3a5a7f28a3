package io.anlan.app.quota;

import java.util.concurrent.atomic.LongAdder;

/** What has happened to claims at this node. */
public final class ClaimCount {

    private final LongAdder given = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder notHeld = new LongAdder();
    private final LongAdder tooLate = new LongAdder();
    private final LongAdder soldOut = new LongAdder();

    void given(int seats) {
        given.add(seats);
    }

    void judged(Judging.Verdict verdict) {
        switch (verdict) {
            case BOTH_SITES, ONE_SITE -> answered.increment();
            case NOT_HELD -> notHeld.increment();
            case TOO_LATE -> tooLate.increment();
        }
    }

    void soldOut() {
        soldOut.increment();
    }

    public long seatsGiven() {
        return given.sum();
    }

    public long answers() {
        return answered.sum();
    }

    public long doubtsNotHeld() {
        return notHeld.sum();
    }

    public long doubtsTooLate() {
        return tooLate.sum();
    }

    public long refusedSoldOut() {
        return soldOut.sum();
    }
}
