package io.anlan.failover.lease;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.kernel.lease.LeaseTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One of the three: the product's book and grantor on a modelled voter of a modelled log. */
final class SimulatedDirector {
    private static final int FORWARDS_MAX = 2;

    final SimulatedMachine machine;
    final SimulatedVoter voter;
    private final SimulatedTime time;
    private final SimulatedNetwork network;
    private final Random random;
    private final Set<SafetyRule> leftOut;
    private final Judge judge;
    private final Grantor grantor;
    private LeaseBook book = new LeaseBook();
    private SimulatedLog applied = SimulatedLog.EMPTY;
    private @Nullable LeaseAnswer lastAnswer;
    private List<SimulatedDirector> others = List.of();
    private boolean countsNothingAnew;

    SimulatedDirector(SimulatedMachine machine, SimulatedVoter voter, World world) {
        this.machine = machine;
        this.voter = voter;
        this.time = world.time();
        this.network = world.network();
        this.random = world.random();
        this.leftOut = world.leftOut();
        this.judge = world.judge();
        this.grantor = new Grantor(wait(leftOut));
        voter.listen(this::elected, this::apply);
    }

    private static Duration wait(Set<SafetyRule> leftOut) {
        if (leftOut.contains(SafetyRule.THE_GRANTOR_WAITS)) {
            return Duration.ZERO;
        }
        return leftOut.contains(SafetyRule.THE_GRANTOR_WAITS_LONGER) ? LeaseTimes.LEASE : LeaseTimes.GRANTOR_WAIT;
    }

    void meets(List<SimulatedDirector> all) {
        others = all.stream().filter(director -> director != this).toList();
    }

    void start() {
        machine.start();
        voter.start();
        book = new LeaseBook();
        applied = SimulatedLog.EMPTY;
        tick();
    }

    private void tick() {
        voter.tick();
        if (voter.leads()) {
            if (book.lastEpoch() == 0) {
                boolean outlive = !leftOut.contains(SafetyRule.EPOCHS_OUTLIVE_THE_LOG);
                propose(new Begin(outlive ? machine.wallMillis() : 1));
            }
            // Between looking and proposing there may be other entries, or a pause.
            due().forEach(end -> time.on(machine, (long) (random.nextDouble() * SimulatedTime.millis(200)), () -> {
                if (voter.leads()) {
                    propose(end);
                }
            }));
        }
        time.on(machine, SimulatedTime.millis(200 + random.nextInt(100)), this::tick);
    }

    private List<Expire> due() {
        if (countsNothingAnew) {
            countsNothingAnew = false;
            return book.leases().stream()
                    .map(lease -> new Expire(lease.right(), lease.epoch(), lease.renewals()))
                    .toList();
        }
        return grantor.due(book, machine.monotonicNanos());
    }

    private void elected() {
        grantor.elected(machine.monotonicNanos());
        countsNothingAnew = leftOut.contains(SafetyRule.A_NEW_LEADER_COUNTS_ANEW);
    }

    /** A question that came here; passed on to who leads, by way of the third place if need be. */
    void receive(LeaseCommand command, int forwards, Consumer<LeaseAnswer> reply) {
        if (voter.leads()) {
            boolean may = grantor.mayPropose(command, book, machine.monotonicNanos())
                    || leftOut.contains(SafetyRule.A_NEW_LEADER_WAITS);
            LeaseAnswer answer = may ? propose(command) : null;
            if (answer != null) {
                reply.accept(answer);
            }
            return;
        }
        if (forwards == FORWARDS_MAX) {
            return;
        }
        SimulatedDirector next = others.stream()
                .filter(other -> network.talk(machine.place, other.machine.place) && other.voter.leads())
                .findFirst()
                .orElse(others.get(random.nextInt(others.size())));
        network.send(
                machine,
                next.machine,
                () -> next.receive(
                        command,
                        forwards + 1,
                        answer -> network.send(next.machine, machine, () -> reply.accept(answer))));
    }

    /** What the log says to it; null if no majority took it, so it may still come to pass. */
    @CanIgnoreReturnValue
    private @Nullable LeaseAnswer propose(LeaseCommand command) {
        SimulatedLog entry = voter.append(command);
        if (applied != entry && leftOut.contains(SafetyRule.A_MAJORITY_HAS_IT_FIRST)) {
            apply(entry);
        }
        return applied == entry ? lastAnswer : null;
    }

    private void apply(SimulatedLog committed) {
        if (!committed.contains(applied)) {
            book = new LeaseBook();
            applied = SimulatedLog.EMPTY;
        }
        for (SimulatedLog entry : committed.after(applied)) {
            applied = entry;
            LeaseCommand command = entry.command();
            if (command != null) {
                lastAnswer = apply(command);
                judge.applied(entry, command, lastAnswer);
            }
        }
    }

    private LeaseAnswer apply(LeaseCommand command) {
        if (command instanceof Ask ask && leftOut.contains(SafetyRule.ALONE_MEANS_ALONE)) {
            return applyAsIfNoneWereAlone(ask);
        }
        if (command instanceof Expire end && leftOut.contains(SafetyRule.AN_END_NAMES_WHAT_IT_SAW)) {
            Lease lease = book.find(end.right());
            long renewals = lease == null ? 0 : lease.renewals();
            return book.apply(new Expire(end.right(), end.epoch(), renewals));
        }
        LeaseAnswer answer = book.apply(command);
        if (command instanceof LeaseCommand.End end && leftOut.contains(SafetyRule.ENDINGS_WAIT_TOO)) {
            Lease lease = book.find(end.right());
            return lease == null || !lease.ending()
                    ? answer
                    : book.apply(new Expire(end.right(), lease.epoch(), lease.renewals()));
        }
        return answer;
    }

    private LeaseAnswer applyAsIfNoneWereAlone(Ask ask) {
        List<Lease> before = book.leases();
        LeaseBook without = new LeaseBook(
                before.stream()
                        .filter(lease -> lease.right().equals(ask.right()))
                        .toList(),
                book.lastEpoch());
        LeaseAnswer answer = without.apply(ask);
        LeaseBook all = new LeaseBook(before, without.lastEpoch());
        List<Lease> after = new ArrayList<>(all.leases());
        after.removeIf(lease -> lease.right().equals(ask.right()));
        after.addAll(without.leases());
        book = new LeaseBook(after, without.lastEpoch());
        return answer;
    }
}
