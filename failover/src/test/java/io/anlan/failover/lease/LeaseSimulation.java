package io.anlan.failover.lease;

import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One run: three directors, four nodes, faults for a while, then peace. The seed decides everything. */
final class LeaseSimulation {
    private static final long PEACE = SimulatedTime.millis(40_000);
    private static final long LATELY = SimulatedTime.millis(10_000);

    private final SimulatedTime time;
    private final Judge judge;
    private final List<SimulatedDirector> directors = new ArrayList<>();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final SimulatedFaults faults;

    LeaseSimulation(long seed, Set<SafetyRule> leftOut) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        time = new SimulatedTime(random);
        judge = new Judge(time);
        Set<SafetyRule> out = leftOut.isEmpty() ? EnumSet.noneOf(SafetyRule.class) : EnumSet.copyOf(leftOut);
        World world = new World(time, new SimulatedNetwork(time, random), random, out, judge);
        for (String place : List.of("site-a", "site-b", "witness")) {
            SimulatedMachine machine = new SimulatedMachine(place, time, random);
            directors.add(new SimulatedDirector(machine, new SimulatedVoter(machine, world), world));
        }
        List<SimulatedVoter> voters =
                directors.stream().map(director -> director.voter).toList();
        directors.forEach(director -> director.meets(directors));
        voters.forEach(voter -> voter.meets(voters));
        for (SiteId site : SiteId.values()) {
            for (int i = 0; i < 2; i++) {
                SimulatedMachine machine = new SimulatedMachine(site.id(), time, random);
                nodes.add(new SimulatedNode(machine, site, directors.get(site.ordinal()), world));
            }
        }
        judge.watches(nodes);
        faults = new SimulatedFaults(world, directors, nodes);
    }

    /** What should never have happened, whatever else did not; empty if nothing did. */
    String violation() {
        faults.plan();
        directors.forEach(SimulatedDirector::start);
        nodes.forEach(SimulatedNode::start);
        time.runUntil(SimulatedFaults.healed());
        faults.heal();
        time.runUntil(SimulatedFaults.healed() + PEACE);
        String violation = judge.violation();
        return violation == null ? "" : violation;
    }

    /** What went wrong; empty if nothing did. */
    String run() {
        String violation = violation();
        if (!violation.isEmpty()) {
            return violation;
        }
        boolean outside = directors.stream().anyMatch(director -> director.voter.isOutside());
        boolean idle = judge.lastAcknowledged() < time.now() - LATELY;
        if (outside) {
            return "a voter that had lost its disk was not taken in again";
        }
        return idle ? "nothing was done in the last 10 s of peace" : "";
    }

    int acknowledged() {
        return judge.acknowledged();
    }

    int grants() {
        return judge.grants();
    }
}
