package io.anlan.failover.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The network between the places: delays, which reorder, losses, and cuts of single directions. */
final class SimulatedNetwork {
    private final SimulatedTime time;
    private final Random random;
    /** How many faults cut a direction at this moment. */
    private final Map<String, Integer> cuts = new HashMap<>();

    double loss;
    double spikes;

    SimulatedNetwork(SimulatedTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** Lets it arrive, if it does: at once lost when cut, else lost or late by chance. */
    void send(SimulatedMachine from, SimulatedMachine to, Runnable arrives) {
        if (isCut(from.place, to.place) || random.nextDouble() < loss || !to.isUp()) {
            return;
        }
        time.on(to, delayNanos(from.place.equals(to.place)), () -> {
            if (!isCut(from.place, to.place)) {
                arrives.run();
            }
        });
    }

    private long delayNanos(boolean near) {
        long usual = near ? SimulatedTime.millis(1) : SimulatedTime.millis(8);
        boolean spike = random.nextDouble() < spikes;
        return (long) (usual * (0.2 + random.nextDouble()))
                + (spike ? (long) (random.nextDouble() * SimulatedTime.millis(6_000)) : 0);
    }

    boolean isCut(String from, String to) {
        return !from.equals(to) && cuts.getOrDefault(from + ">" + to, 0) > 0;
    }

    /** Whether both hear each other. */
    boolean talk(String one, String other) {
        return !isCut(one, other) && !isCut(other, one);
    }

    void cut(String from, String to) {
        cuts.merge(from + ">" + to, 1, Integer::sum);
    }

    void heal(String from, String to) {
        cuts.merge(from + ">" + to, -1, Integer::sum);
    }
}
