package io.anlan.chaos.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** All taps of a run, in order, fixed before the clock starts: an open load does not ask how the service feels. */
public record ArrivalPlan(List<Arrival> arrivals, int ratePerSecond, int citizens) {
    private static final double DOUBLE_TAPS = 0.01;
    private static final double SECOND_CHANNELS = 0.01;

    public ArrivalPlan {
        arrivals = List.copyOf(arrivals);
    }

    /** {@code registrations} distinct citizens of the population, and on top one in a hundred twice in each of two ways. */
    public static ArrivalPlan of(
            long seed, Population population, int registrations, int ratePerSecond, List<String> channels) {
        if (registrations > population.size()) {
            throw new IllegalArgumentException("more registrations than citizens");
        }
        Random random = new Random(seed);
        String run = Long.toString(seed & Long.MAX_VALUE, 36);
        int[] people = shuffled(population.size(), random);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < registrations; i++) {
            String key = "d" + run + "-" + i;
            String channel = channels.get(random.nextInt(channels.size()));
            placed.add(new Placed(i, people[i], channel, key, Arrival.Kind.FIRST));
            if (random.nextDouble() < DOUBLE_TAPS) {
                double later = i + ratePerSecond * (0.05 + random.nextDouble() * 0.4);
                placed.add(new Placed(later, people[i], channel, key, Arrival.Kind.DOUBLE_TAP));
            }
            if (random.nextDouble() < SECOND_CHANNELS) {
                String other = channels.get((channels.indexOf(channel) + 1) % channels.size());
                double later = i + 1 + random.nextDouble() * registrations * 0.3;
                placed.add(new Placed(later, people[i], other, key + "-b", Arrival.Kind.SECOND_CHANNEL));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::at));
        return new ArrivalPlan(numbered(placed), ratePerSecond, registrations);
    }

    /** When the tap of that sequence is due, in nanoseconds after the start. */
    public long dueNanos(int sequence) {
        return sequence * 1_000_000_000L / ratePerSecond;
    }

    public int size() {
        return arrivals.size();
    }

    public Arrival arrival(int sequence) {
        return arrivals.get(sequence);
    }

    public long count(Arrival.Kind kind) {
        return arrivals.stream().filter(a -> a.kind() == kind).count();
    }

    private static List<Arrival> numbered(List<Placed> placed) {
        List<Arrival> arrivals = new ArrayList<>(placed.size());
        for (Placed p : placed) {
            arrivals.add(new Arrival(arrivals.size(), p.citizen, p.channel, p.key, p.kind));
        }
        return arrivals;
    }

    private static int[] shuffled(int size, Random random) {
        int[] people = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            people[i] = people[j];
            people[j] = i;
        }
        return people;
    }

    private record Placed(double at, int citizen, String channel, String key, Arrival.Kind kind) {}
}
