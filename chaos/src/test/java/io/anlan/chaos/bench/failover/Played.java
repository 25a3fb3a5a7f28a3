package io.anlan.chaos.bench.failover;

import java.util.Map;

/** An episode as a test wants it. */
final class Played {
    private Played() {}

    /** Sound: seen down, seen back, agreed. */
    static Episode of(Fault fault, int number, long gapMillis) {
        return of(fault, number, gapMillis, 400, 900, true, false);
    }

    static Episode of(
            Fault fault, int number, long gapMillis, long downMillis, long backMillis, boolean agreed, boolean gone) {
        return new Episode(
                fault.word(),
                number,
                "site-a",
                "",
                0,
                2,
                100,
                1_000,
                1_000,
                7,
                0,
                Map.of(),
                gapMillis,
                1,
                gapMillis,
                1,
                0,
                1,
                2,
                3,
                downMillis,
                backMillis,
                5,
                1,
                0,
                0,
                agreed,
                gone);
    }
}
