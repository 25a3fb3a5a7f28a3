package io.anlan.failover.lease;

import java.util.List;
import java.util.Random;

/** What goes wrong in one run: drawn from the seed, each for a while, several at once. */
final class SimulatedFaults {
    private static final long FROM_MILLIS = 1_000;
    private static final long TO_MILLIS = 36_000;

    private final World world;
    private final Random random;
    private final List<SimulatedDirector> directors;
    private final List<SimulatedNode> nodes;
    private boolean diskLost;

    SimulatedFaults(World world, List<SimulatedDirector> directors, List<SimulatedNode> nodes) {
        this.world = world;
        this.random = world.random();
        this.directors = directors;
        this.nodes = nodes;
    }

    void plan() {
        world.network().loss = random.nextInt(3) == 0 ? random.nextDouble() * 0.2 : 0;
        world.network().spikes = random.nextInt(3) == 0 ? random.nextDouble() * 0.3 : 0;
        int count = 3 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            long at = SimulatedTime.millis(FROM_MILLIS + random.nextInt((int) (TO_MILLIS - FROM_MILLIS)));
            world.time().at(at, this::happen);
        }
        if (random.nextInt(8) == 0) {
            world.time().at(SimulatedTime.millis(18_000 + random.nextInt(10_000)), this::foundAnew);
        }
    }

    /** All that was drawn is over by then. */
    static long healed() {
        return SimulatedTime.millis(50_000);
    }

    void heal() {
        world.network().loss = 0;
        world.network().spikes = 0;
        nodes.forEach(node -> node.wantsToBeAlone = false);
    }

    private void happen() {
        long lasts = SimulatedTime.millis(100 + (long) (Math.pow(random.nextDouble(), 2) * 12_000));
        switch (random.nextInt(10)) {
            case 0, 1 -> cut(lasts, true);
            case 2 -> cut(lasts, false);
            case 3 -> isolate(directors.get(random.nextInt(3)).machine.place, lasts);
            case 4 -> machine().standStill(lasts, false);
            case 5 -> machine().standStill(lasts, true);
            case 6 -> crash(directors.get(random.nextInt(3)), lasts);
            case 7 -> loseDisk(directors.get(random.nextInt(3)), lasts);
            case 8 -> powerCut();
            default -> trouble(nodes.get(random.nextInt(nodes.size())), lasts);
        }
    }

    private SimulatedMachine machine() {
        int which = random.nextInt(directors.size() + nodes.size());
        return which < directors.size() ? directors.get(which).machine : nodes.get(which - directors.size()).machine;
    }

    private void cut(long lasts, boolean bothWays) {
        int from = random.nextInt(3);
        String one = directors.get(from).machine.place;
        String other = directors.get((from + 1 + random.nextInt(2)) % 3).machine.place;
        cutFor(one, other, lasts);
        if (bothWays) {
            cutFor(other, one, lasts);
        }
    }

    private void isolate(String place, long lasts) {
        for (SimulatedDirector director : directors) {
            if (!director.machine.place.equals(place)) {
                cutFor(place, director.machine.place, lasts);
                cutFor(director.machine.place, place, lasts);
            }
        }
    }

    private void cutFor(String from, String to, long lasts) {
        world.network().cut(from, to);
        world.time().at(world.time().now() + lasts, () -> world.network().heal(from, to));
    }

    private void crash(SimulatedDirector director, long lasts) {
        if (director.machine.isUp()) {
            director.machine.crash();
            world.time().at(world.time().now() + lasts, director::start);
        }
    }

    /** Two places at once; what was not synced is lost. */
    private void powerCut() {
        int spared = random.nextInt(3);
        for (int i = 0; i < 3; i++) {
            if (i != spared) {
                crash(directors.get(i), SimulatedTime.millis(100 + random.nextInt(2_000)));
            }
        }
    }

    /** One disk at a time: with two lost the log itself is lost, which is {@link #foundAnew}. */
    private void loseDisk(SimulatedDirector director, long lasts) {
        boolean another = directors.stream().anyMatch(other -> other.voter.isOutside());
        if (director.machine.isUp() && !another && !diskLost) {
            diskLost = world.leftOut().contains(SafetyRule.THE_WIPED_RETURN_ANEW);
            director.machine.crash();
            director.voter.wipe();
            world.time().at(world.time().now() + lasts, director::start);
        }
    }

    private void foundAnew() {
        for (SimulatedDirector director : directors) {
            if (!director.machine.isUp()) {
                return;
            }
        }
        for (SimulatedDirector director : directors) {
            director.machine.crash();
            director.voter.foundAnew();
            long empty = SimulatedTime.millis(random.nextInt(500));
            world.time().at(world.time().now() + empty, director::start);
        }
    }

    /** Either the wall clock is set, or the node crashes. */
    private void trouble(SimulatedNode node, long lasts) {
        if (random.nextBoolean()) {
            long by = SimulatedTime.millis(random.nextInt(600_000) - 400_000);
            node.machine.setWallClock(by);
        } else if (node.machine.isUp()) {
            node.machine.crash();
            world.time().at(world.time().now() + lasts, node::start);
        }
    }
}
