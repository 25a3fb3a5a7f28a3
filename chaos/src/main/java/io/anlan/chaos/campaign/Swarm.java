package io.anlan.chaos.campaign;

import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.scenario.Topology;
import io.anlan.chaos.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Scenarios drawn from numbers. The seed of an episode is all there is to it: the same number is the same scenario,
 * whichever campaign drew it. A campaign leaves some faults out, by its own seed, so that others meet more often.
 */
public final class Swarm {
    private static final double LEFT_OUT = 0.25;
    private static final double STRUCK_AFTER_SECONDS = 6;
    private static final double AFTERWARDS_SECONDS = 10;
    private static final long EPISODES_MAX = 100_000;

    private final long seed;
    private final int perSecond;
    private final List<Draw> enabled = new ArrayList<>();

    public Swarm(long seed, int perSecond) {
        this.seed = seed;
        this.perSecond = perSecond;
        Random random = random(seed);
        Draw.ALL.stream().filter(draw -> random.nextDouble() >= LEFT_OUT).forEach(enabled::add);
        if (enabled.isEmpty()) {
            enabled.addAll(Draw.ALL);
        }
    }

    /** The same without the kinds that cannot be had here; what a number means stays the same everywhere. */
    public Swarm without(Predicate<String> kinds) {
        enabled.removeIf(draw -> kinds.test(draw.kind()));
        return this;
    }

    /** The seed of the n-th episode: the next one whose fault this campaign has. */
    public long episodeSeed(int number) {
        int found = 0;
        for (long candidate = seed * EPISODES_MAX; ; candidate++) {
            if (enabled.contains(drawn(random(candidate)))) {
                if (found == number) {
                    return candidate;
                }
                found++;
            }
        }
    }

    /** The scenario of that number. */
    public Scenario episode(long episodeSeed) {
        Random random = random(episodeSeed);
        Draw draw = drawn(random);
        var fault = draw.planned(random, STRUCK_AFTER_SECONDS + Math.round(random.nextDouble() * 20) / 10.0);
        int seconds = (int) Math.ceil(fault.atSeconds() + fault.forSeconds() + AFTERWARDS_SECONDS);
        Workload.Mix mix = new Workload.Mix(
                random.nextDouble() * 0.05, random.nextDouble() * 0.05, 0.05 + random.nextDouble() * 0.15, 0.05);
        Workload load = new Workload(seconds, perSecond, true, false, 1, mix);
        List<String> judges = Scenario.usualJudges().stream()
                .filter(judge -> !judge.equals("answered"))
                .toList();
        return new Scenario(
                "episode-" + episodeSeed,
                fault.title(),
                fault.title(),
                Topology.STANDARD,
                load,
                List.of(fault),
                judges,
                episodeSeed);
    }

    /** The kinds this campaign has. */
    public List<String> enabled() {
        return enabled.stream()
                .map(draw -> draw.kind() + " " + String.join("/", draw.targets()))
                .toList();
    }

    /** Seeds that follow each other would draw nearly the same first numbers; mixed, they do not. */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private static Draw drawn(Random random) {
        return Draw.any(Draw.ALL, random);
    }
}
