package io.anlan.failover.lease;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.lease.LeaseTimes;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model of a consensus library: elections by terms and votes, a log that a majority has taken before it counts, on
 * disks that may lose what was not synced or be lost altogether. What it exchanges with the others takes no time; what
 * was cut or stands still hears nothing.
 */
final class SimulatedVoter {
    private static final int MAJORITY = 2;
    /** Without fsync a system writes what was not synced after some seconds. */
    private static final int UNSYNCED_TICKS = 20;

    private final SimulatedMachine machine;
    private final World world;
    private final Random random;
    private List<SimulatedVoter> others = List.of();
    private Runnable elected = () -> {};
    private Consumer<SimulatedLog> committed = log -> {};

    private Stored state = new Stored(0, null, SimulatedLog.EMPTY);
    private Stored disk = state;
    private SimulatedLog commit = SimulatedLog.EMPTY;
    private boolean leads;
    private long patienceUntil;
    /** It lost its disk and must not vote before the others have taken it in under its new name. */
    private boolean outside;

    private long outsideSinceNanos;

    private record Stored(long term, @Nullable SimulatedVoter votedFor, SimulatedLog log) {}

    SimulatedVoter(SimulatedMachine machine, World world) {
        this.machine = machine;
        this.world = world;
        this.random = world.random();
    }

    void meets(List<SimulatedVoter> all) {
        others = all.stream().filter(voter -> voter != this).toList();
    }

    void listen(Runnable whenElected, Consumer<SimulatedLog> whenCommitted) {
        elected = whenElected;
        committed = whenCommitted;
    }

    boolean leads() {
        return leads;
    }

    boolean isOutside() {
        return outside;
    }

    void start() {
        state = disk;
        leads = false;
        commit = SimulatedLog.EMPTY;
        outsideSinceNanos = machine.monotonicNanos();
        waitForALeader();
    }

    /** The disk is lost, and the machine with it. */
    void wipe() {
        disk = new Stored(0, null, SimulatedLog.EMPTY);
        outside = !world.leftOut().contains(SafetyRule.THE_WIPED_RETURN_ANEW);
    }

    /** All three are lost, and somebody begins anew with empty disks. */
    void foundAnew() {
        disk = new Stored(0, null, SimulatedLog.EMPTY);
        outside = false;
    }

    void tick() {
        if (random.nextInt(UNSYNCED_TICKS) == 0) {
            disk = state;
        }
        if (outside) {
            askToBeTakenIn();
        } else if (leads) {
            replicate();
        } else if (world.time().now() >= patienceUntil) {
            elect();
        }
    }

    private void store(Stored now) {
        state = now;
        if (!world.leftOut().contains(SafetyRule.VOTERS_PERSIST)) {
            disk = now;
        }
    }

    private void waitForALeader() {
        patienceUntil = world.time().now() + SimulatedTime.millis(600 + random.nextInt(900));
    }

    private void elect() {
        waitForALeader();
        store(new Stored(state.term + 1, this, state.log));
        int votes = 1;
        for (SimulatedVoter other : others) {
            if (hears(other) && other.vote(this, state.term, state.log)) {
                votes++;
            }
        }
        if (votes >= MAJORITY) {
            leads = true;
            store(new Stored(state.term, this, state.log.with(state.term, null)));
            elected.run();
            replicate();
        }
    }

    private boolean vote(SimulatedVoter candidate, long term, SimulatedLog log) {
        learn(term);
        boolean free = state.votedFor == null || state.votedFor == candidate;
        if (term < state.term || !free || !log.isUpToDateWith(state.log)) {
            return false;
        }
        store(new Stored(term, candidate, state.log));
        waitForALeader();
        return true;
    }

    private void learn(long term) {
        if (term > state.term) {
            store(new Stored(term, null, state.log));
            leads = false;
        }
    }

    /** Adds an entry and gives it to whoever hears; whether a majority took it, its commit tells. */
    SimulatedLog append(LeaseCommand command) {
        SimulatedLog entry = state.log.with(state.term, command);
        store(new Stored(state.term, state.votedFor, entry));
        replicate();
        return entry;
    }

    @CanIgnoreReturnValue
    private boolean replicate() {
        int have = 1;
        for (SimulatedVoter other : others) {
            if (hears(other)) {
                if (other.state.term > state.term) {
                    learn(other.state.term);
                    return false;
                }
                other.take(this);
                have++;
            }
        }
        if (have >= MAJORITY) {
            commit = state.log;
            committed.accept(commit);
        }
        return have >= MAJORITY;
    }

    private void take(SimulatedVoter leader) {
        leads = false;
        boolean sameTerm = state.term == leader.state.term;
        store(new Stored(leader.state.term, sameTerm ? state.votedFor : null, leader.state.log));
        waitForALeader();
        if (leader.commit != commit) {
            commit = leader.commit;
            committed.accept(commit);
        }
    }

    private boolean hears(SimulatedVoter other) {
        return other.machine.answers()
                && !other.outside
                && world.network().talk(machine.place, other.machine.place)
                && random.nextDouble() >= world.network().loss;
    }

    private void askToBeTakenIn() {
        long waited = machine.monotonicNanos() - outsideSinceNanos;
        if (waited < LeaseTimes.GRANTOR_WAIT.toNanos()) {
            return;
        }
        for (SimulatedVoter other : others) {
            if (outside && hears(other) && other.leads && other.replicate()) {
                outside = false;
                store(new Stored(other.state.term, null, other.state.log));
                waitForALeader();
            }
        }
    }
}
