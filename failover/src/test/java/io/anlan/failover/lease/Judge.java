package io.anlan.failover.lease;

import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseCommand.Ask;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows true time and every grant, and says what should never have happened. */
final class Judge {
    private final SimulatedTime time;
    private final Set<SimulatedLog> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Right, Long> granted = new HashMap<>();
    private final Set<Long> epochs = new HashSet<>();
    private List<SimulatedNode> nodes = List.of();
    private @Nullable String violation;
    private long lastAcknowledged;
    private int acknowledged;
    private int grants;

    Judge(SimulatedTime time) {
        this.time = time;
    }

    void watches(List<SimulatedNode> all) {
        nodes = all;
    }

    /** An entry counts from when it was first applied anywhere. */
    void applied(SimulatedLog entry, LeaseCommand command, LeaseAnswer answer) {
        if (!met.add(entry) || answer.verdict() != Verdict.GRANTED || !(command instanceof Ask ask)) {
            return;
        }
        grants++;
        Long before = granted.put(ask.right(), answer.epoch());
        if (!epochs.add(answer.epoch())) {
            violated("epoch " + answer.epoch() + " was given twice");
        }
        if (before != null && before >= answer.epoch()) {
            violated("epoch " + answer.epoch() + " of " + ask.right() + " follows " + before);
        }
        nodes.forEach(node -> nobodyElseMayBelieve(node, ask, answer.epoch()));
    }

    private void nobodyElseMayBelieve(SimulatedNode node, Ask granted, long epoch) {
        for (Right right : node.heldOnce()) {
            Long believed = node.believes(right);
            boolean same = right.equals(granted.right());
            boolean alone =
                    right.aloneOf().isPresent() || granted.right().aloneOf().isPresent();
            boolean forbidden = same ? believed != null && believed != epoch : alone && node.site != granted.holder();
            if (believed != null && forbidden) {
                violated("a node of " + node.site + " believes in " + right + " when " + granted.holder()
                        + " is granted " + granted.right());
            }
        }
    }

    void committed(Right right, long epoch) {
        mustBeLatest(right, epoch, "something was committed");
    }

    void arrived(Right right, long epoch) {
        mustBeLatest(right, epoch, "what was committed in time arrived");
    }

    void acknowledged(Right right, long epoch) {
        mustBeLatest(right, epoch, "something was acknowledged");
        acknowledged++;
        lastAcknowledged = time.now();
    }

    private void mustBeLatest(Right right, long epoch, String what) {
        Long latest = granted.get(right);
        if (latest == null || latest != epoch) {
            violated(what + " under epoch " + epoch + " of " + right + ", which has moved to " + latest);
        }
    }

    private void violated(String text) {
        if (violation == null) {
            violation = "at " + time.now() / 1_000_000 + " ms " + text;
        }
    }

    @Nullable
    String violation() {
        return violation;
    }

    long lastAcknowledged() {
        return lastAcknowledged;
    }

    int acknowledged() {
        return acknowledged;
    }

    int grants() {
        return grants;
    }
}
