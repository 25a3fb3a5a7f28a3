package io.anlan.failover.lease;

import java.util.PriorityQueue;
import java.util.Random;

/** True time, which nobody in the simulation can read, and what is to happen when. */
final class SimulatedTime {
    private static final long SHUFFLE_NANOS = 2_000_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Random random;
    private long now;
    private long count;

    SimulatedTime(Random random) {
        this.random = random;
    }

    long now() {
        return now;
    }

    static long millis(long millis) {
        return millis * 1_000_000;
    }

    void at(long when, Runnable action) {
        events.add(new Event(Math.max(when, now), count++, action));
    }

    /** Something a machine does: not if it has crashed since, and later if it stands still, in no certain order. */
    void on(SimulatedMachine machine, long afterNanos, Runnable action) {
        run(machine, machine.life(), now + afterNanos, action);
    }

    private void run(SimulatedMachine machine, int life, long when, Runnable action) {
        at(when, () -> {
            if (machine.life() != life || !machine.isUp()) {
                return;
            }
            if (machine.isStill()) {
                run(machine, life, machine.stillUntil() + (long) (random.nextDouble() * SHUFFLE_NANOS), action);
            } else {
                action.run();
            }
        });
    }

    void runUntil(long end) {
        for (Event next = events.peek(); next != null && next.when <= end; next = events.peek()) {
            events.poll();
            now = next.when;
            next.action.run();
        }
        now = end;
    }

    private record Event(long when, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(when, other.when);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
