package io.anlan.failover.lease;

import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.lease.AskedAt;
import io.anlan.kernel.lease.HeldLease;
import io.anlan.kernel.lease.LeaseTimes;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A node that asks its site's director for rights, and does things under them: commit, put, answer. */
final class SimulatedNode {
    static final Right SHARE = new Right("share/site-a");
    static final Right DRAW = new Right("draw/spring");

    final SimulatedMachine machine;
    final SiteId site;
    private final SimulatedDirector director;
    private final World world;
    private final Random random;
    private final Ticker clocks;
    private final Map<Right, HeldLease> held = new TreeMap<>();
    private final Set<Right> wanted = new HashSet<>();
    boolean wantsToBeAlone = true;

    SimulatedNode(SimulatedMachine machine, SiteId site, SimulatedDirector director, World world) {
        this.machine = machine;
        this.site = site;
        this.director = director;
        this.world = world;
        this.random = world.random();
        this.clocks = new PartlyBlind(machine, world.leftOut());
    }

    void start() {
        machine.start();
        held.clear();
        later(random.nextInt(1_000), this::renew);
        later(random.nextInt(1_000), this::work);
        later(0, this::choose);
    }

    private void choose() {
        wanted.clear();
        if (random.nextInt(10) < 7) {
            wanted.add(SHARE);
        }
        if (random.nextInt(10) < 4) {
            wanted.add(DRAW);
        }
        if (wantsToBeAlone && random.nextInt(10) < 3) {
            wanted.add(Right.alone(site));
        }
        Set.copyOf(held.keySet()).stream()
                .filter(right -> !wanted.contains(right) && random.nextBoolean())
                .forEach(this::giveBack);
        later(2_000 + random.nextInt(6_000), this::choose);
    }

    private void renew() {
        wanted.forEach(this::ask);
        later(LeaseTimes.RENEW_EVERY.toMillis() - 100 + random.nextInt(200), this::renew);
    }

    private void ask(Right right) {
        AskedAt asked = AskedAt.now(clocks);
        HeldLease before = held.get(right);
        long epoch = before != null && before.holds(clocks) ? before.epoch() : 0;
        if (before != null && world.leftOut().contains(SafetyRule.ONLY_AN_ANSWER_PROLONGS)) {
            held.put(right, new HeldLease(right.name(), before.epoch(), asked, LeaseTimes.LEASE));
        }
        send(new Ask(right, site, epoch), right, asked);
    }

    private void giveBack(Right right) {
        HeldLease given = held.remove(right);
        if (given != null) {
            send(new End(right, site, given.epoch()), right, AskedAt.now(clocks));
        }
    }

    private void send(LeaseCommand command, Right right, AskedAt asked) {
        world.network()
                .send(
                        machine,
                        director.machine,
                        () -> director.receive(
                                command,
                                0,
                                answer -> world.network()
                                        .send(director.machine, machine, () -> answered(right, asked, answer))));
    }

    private void answered(Right right, AskedAt asked, LeaseAnswer answer) {
        if (answer.verdict() == Verdict.GRANTED || answer.verdict() == Verdict.RENEWED) {
            boolean fromHere = world.leftOut().contains(SafetyRule.COUNT_FROM_THE_QUESTION);
            AskedAt from = fromHere ? AskedAt.now(clocks) : asked;
            HeldLease told = new HeldLease(right.name(), answer.epoch(), from, LeaseTimes.LEASE);
            held.merge(right, told, HeldLease::renewed);
        }
    }

    private void work() {
        for (Right right : Set.copyOf(held.keySet())) {
            HeldLease lease = held.get(right);
            boolean may = lease != null
                    && (lease.holds(clocks) || world.leftOut().contains(SafetyRule.LOOK_BEFORE_THE_COMMIT));
            if (lease != null && may) {
                new Work(right, lease.epoch()).begin();
            }
        }
        later(200 + random.nextInt(600), this::work);
    }

    /** The epoch it believes in at this moment; null if none. */
    @Nullable
    Long believes(Right right) {
        HeldLease lease = held.get(right);
        return machine.isUp() && lease != null && lease.holds(clocks) ? Long.valueOf(lease.epoch()) : null;
    }

    Set<Right> heldOnce() {
        return held.keySet();
    }

    private void later(long millis, Runnable action) {
        world.time().on(machine, SimulatedTime.millis(millis), action);
    }

    /** One thing done under a right: committed here, put to the peer, answered. */
    private final class Work {
        private final Right right;
        private final long epoch;
        private long committed;

        Work(Right right, long epoch) {
            this.right = right;
            this.epoch = epoch;
        }

        void begin() {
            committed = world.time().now();
            world.judge().committed(right, epoch);
            later(1, this::put);
        }

        private void put() {
            boolean prompt = world.time().now() - committed < LeaseTimes.PAUSE.toNanos();
            long takes = SimulatedTime.millis(random.nextInt(1_000));
            world.time().at(world.time().now() + takes, () -> {
                if (prompt) {
                    world.judge().arrived(right, epoch);
                }
            });
            world.time().on(machine, takes, this::answer);
        }

        private void answer() {
            Long now = believes(right);
            boolean still = now != null && now == epoch;
            if (still || world.leftOut().contains(SafetyRule.LOOK_AFTER_THE_PUT)) {
                world.judge().acknowledged(right, epoch);
            }
        }
    }

    /** The machine's clocks, less those that a rule left out does not look at. */
    private record PartlyBlind(SimulatedMachine machine, Set<SafetyRule> leftOut) implements Ticker {
        @Override
        public long wallMillis() {
            return leftOut.contains(SafetyRule.LOOK_AT_THE_WALL_CLOCK) ? 0 : machine.wallMillis();
        }

        @Override
        public long monotonicNanos() {
            return leftOut.contains(SafetyRule.LOOK_AT_THE_MONOTONIC_CLOCK) ? 0 : machine.monotonicNanos();
        }
    }
}
