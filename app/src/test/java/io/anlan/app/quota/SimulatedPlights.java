package io.anlan.app.quota;

/**
 * Runs of bad luck, each of which one rule is there for: by chance alone they come together once in many thousand seeds.
 * {@code one} is the site that has told persons of seats, {@code other} the one that may come to give them again.
 */
final class SimulatedPlights {

    private final SimulatedWorld world;
    private final SimulatedFaults faults;

    SimulatedPlights(SimulatedWorld world, SimulatedFaults faults) {
        this.world = world;
        this.faults = faults;
    }

    /** Each is named for what befalls. */
    enum Plight {
        FORGOTTEN,
        UNDRAINED,
        DESTROYED,
        FROZEN,
        SUSPENDED,
        GIVEN_BACK,
        LATE_ROWS,
        SLOW_ROUND,
        UNHEARD_CLAIMS
    }

    /** The same every half minute or so. */
    void begin(Plight plight) {
        for (var at = 4_000 + world.random.nextInt(6_000); at < 140_000; at += 35_000 + world.random.nextInt(15_000)) {
            world.at(at, () -> {
                var one = world.site(SimulatedLeases.any(world));
                befall(plight, one, one.peer());
            });
        }
    }

    private void befall(Plight plight, SimulatedSite one, SimulatedSite other) {
        switch (plight) {
            case FORGOTTEN -> forgotten(one, other);
            case UNDRAINED -> undrained(one, other);
            case DESTROYED -> destroyed(one, other);
            case FROZEN -> frozen(one, other);
            case SUSPENDED -> suspended(one, other);
            case GIVEN_BACK -> givenBack(one, other);
            case LATE_ROWS -> lateRows(one, other);
            case SLOW_ROUND -> slowRound(one, other);
            case UNHEARD_CLAIMS -> unheardClaims(one, other);
        }
    }

    private int few() {
        return 1 + world.random.nextInt(5);
    }

    private int many() {
        return 6 + world.random.nextInt(10);
    }

    private long about(int millis) {
        return millis + world.random.nextInt(2_000);
    }

    /** The other forgets what it was given, and then this one is lost before it can give it again. */
    private void forgotten(SimulatedSite one, SimulatedSite other) {
        other.linkStuckUntil = world.now + 25_000;
        world.crowd(one.here, 0, 2_500, few());
        world.after(3_000, () -> faults.crash(other, 100 + world.random.nextInt(1_200)));
        world.after(about(3_200), () -> faults.cut(25_000));
        world.after(about(3_200), () -> faults.noDirector(one, 25_000));
        world.crowd(other.here, 15_000, 8_000, many());
    }

    /** What the other holds in memory does not become rows. */
    private void undrained(SimulatedSite one, SimulatedSite other) {
        other.linkStuckUntil = world.now + 30_000;
        other.drainStuckUntil = world.now + 30_000;
        world.crowd(one.here, 0, 2_500, few());
        world.after(about(3_000), () -> faults.crash(one, 25_000));
        world.crowd(other.here, 15_000, 10_000, many());
    }

    /** A site is lost, disks and all, and filled anew before the other's memory has become rows. */
    private void destroyed(SimulatedSite one, SimulatedSite other) {
        other.linkStuckUntil = world.now + 15_000;
        other.drainStuckUntil = world.now + 15_000;
        world.crowd(one.here, 0, 2_500, few());
        world.after(about(2_500), () -> faults.destroy(one, 300));
        world.crowd(one.here, 6_000, 9_000, many());
        world.crowd(other.here, 6_000, 9_000, few());
    }

    /** A whole site stands still amid claims and goes on when the other has given its seats. */
    private void frozen(SimulatedSite one, SimulatedSite other) {
        var millis = 14_000 + world.random.nextInt(8_000);
        world.crowd(one.here, 0, 400, many());
        world.after(100 + world.random.nextInt(350), () -> freeze(one, millis, false));
        world.crowd(other.here, 12_000, millis - 11_000, many());
    }

    /** The same, and its monotonic clock stood still as well; nobody can tell it that its time is over. */
    private void suspended(SimulatedSite one, SimulatedSite other) {
        var millis = 14_000 + world.random.nextInt(8_000);
        world.after(800, () -> freeze(one, millis, true));
        world.after(800, () -> faults.noDirector(one, millis + 6_000));
        world.crowd(other.here, 12_000, millis - 11_000, many());
        world.crowd(one.here, millis + 800, 1_500, many());
    }

    private void freeze(SimulatedSite site, int millis, boolean suspended) {
        site.pause(millis, suspended);
        site.mutedUntil = world.now + millis;
        site.linkStuckUntil = world.now + millis + 3_000;
    }

    /** Seats are given back and given again while the network flaps, so that the other hears of some only. */
    private void givenBack(SimulatedSite one, SimulatedSite other) {
        other.linkStuckUntil = world.now + 28_000;
        world.crowd(one.here, 0, 1_500, many());
        for (var at = 1_000; at < 8_000; at += 300 + world.random.nextInt(900)) {
            world.after(at, () -> faults.cut(50 + world.random.nextInt(500)));
        }
        world.crowd(one.here, 3_000, 5_000, many());
        world.after(about(8_000), () -> faults.crash(one, 22_000));
        world.crowd(other.here, 18_000, 8_000, few());
    }

    /** Rows of the time when the other decided for both come late. */
    private void lateRows(SimulatedSite one, SimulatedSite other) {
        one.lateChance = 0.6;
        world.after(500, () -> faults.crash(one, 13_000 + world.random.nextInt(5_000)));
        world.crowd(other.here, 11_000, 8_000, many());
        world.crowd(one.here, 18_000, 14_000, many());
    }

    /** A round of keeping goes on when its right is another's. */
    private void slowRound(SimulatedSite one, SimulatedSite other) {
        other.slowRounds = 0.3;
        world.crowd(one.here, 0, 1_000, many());
        world.after(about(1_500), () -> faults.crash(one, 13_000 + world.random.nextInt(4_000)));
        world.after(about(16_000), () -> other.linkStuckUntil = world.now + 12_000);
        world.crowd(other.here, 12_000, 20_000, many());
        world.crowd(one.here, 20_000, 14_000, many());
    }

    /** Claims that only the lost site knew of come back with it. */
    private void unheardClaims(SimulatedSite one, SimulatedSite other) {
        world.crowd(one.here, 200, 1_500, many());
        world.after(100, () -> faults.cut(3_000));
        other.linkStuckUntil = world.now + 3_000;
        world.after(1_000 + world.random.nextInt(1_000), () -> faults.crash(one, 14_000 + world.random.nextInt(4_000)));
        world.crowd(other.here, 12_000, 8_000, many());
    }
}
