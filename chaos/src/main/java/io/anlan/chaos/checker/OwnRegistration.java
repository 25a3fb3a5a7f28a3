package io.anlan.chaos.checker;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * At the home site a citizen's own registration is linearizable: there is an order of what was asked, within the times of
 * the answers, in which each answer is right. Once it was told it is there for whoever asks that site; it is made once;
 * nobody is told of one that was not asked for. What the other site answered may show at any later time.
 */
final class OwnRegistration implements Checker {
    private static final String NOT_FOUND = "registration-not-found";
    /** A send that takes longer than the edge's try was sent again by the edge. */
    private static final long HEDGED_MICROS = 700_000;

    @Override
    public String name() {
        return "own-registration-linearizable";
    }

    @Override
    public Judgement judge(Evidence evidence) {
        History history = evidence.history();
        Map<Integer, List<Attempt>> persons = new HashMap<>();
        history.attempts().stream()
                .filter(a -> a.operation() == Operation.REGISTER || a.operation() == Operation.READ_OWN)
                .forEach(a -> persons.computeIfAbsent(a.person(), unused -> new ArrayList<>(2))
                        .add(a));
        long judged = 0;
        long skipped = 0;
        long crowded = 0;
        Set<String> broken = new HashSet<>();
        for (Map.Entry<Integer, List<Attempt>> person : persons.entrySet()) {
            if (history.destroyedSince(person.getValue().get(0).home(), 0)) {
                skipped++;
                continue;
            }
            List<Linear.Op> ops = ops(person.getValue());
            if (ops.size() > Linear.OPS_MAX) {
                crowded++;
                continue;
            }
            judged += ops.size() > 1 ? 1 : 0;
            if (!Linear.possible(ops)) {
                broken.add("person " + person.getKey() + " " + ops);
            }
        }
        if (judged == 0 || crowded > 0) {
            return Judgement.unknown(
                    name(), judged + " persons asked more than once, " + crowded + " more often than can be searched");
        }
        return new Judgement.Sheet(name())
                .count("persons who asked more than once", judged)
                .count("not judged, since their home site was destroyed", skipped)
                .wrong("no order explains the answers", broken)
                .judged();
    }

    private static List<Linear.Op> ops(List<Attempt> attempts) {
        List<String> keys = attempts.stream()
                .filter(attempt -> attempt.operation() == Operation.REGISTER)
                .map(Attempt::key)
                .distinct()
                .toList();
        List<Linear.Op> ops = new ArrayList<>();
        for (Attempt attempt : attempts) {
            boolean atHome = attempt.answeredBy().equals(attempt.home());
            if (attempt.operation() == Operation.REGISTER) {
                register(attempt, atHome, 1 << Math.min(keys.indexOf(attempt.key()), Linear.OPS_MAX), ops);
            } else if (atHome && attempt.ending() == Ending.OK) {
                ops.add(op(Linear.Kind.SEES_ONE, 0, attempt));
            } else if (atHome
                    && attempt.ending() == Ending.FAIL
                    && attempt.problem().equals(NOT_FOUND)) {
                ops.add(op(Linear.Kind.SEES_NONE, 0, attempt));
            }
        }
        return ops;
    }

    private static void register(Attempt attempt, boolean atHome, int key, List<Linear.Op> ops) {
        Told told = attempt.told();
        if (attempt.ending() == Ending.FAIL) {
            return;
        }
        long firstTook = attempt.times().firstEndMicros() - attempt.times().sentMicros();
        // Sent again, by its client or by the edge, it may have been accepted at the other site as well.
        if (!atHome || told == null || attempt.sends() > 1 || firstTook > HEDGED_MICROS) {
            ops.add(new Linear.Op(Linear.Kind.MAY_ADD, key, attempt.times().sentMicros(), Long.MAX_VALUE));
        }
        if (atHome && told != null) {
            ops.add(op(told.already() ? Linear.Kind.OTHERS : Linear.Kind.OWN, key, attempt));
        }
    }

    private static Linear.Op op(Linear.Kind kind, int key, Attempt attempt) {
        return new Linear.Op(
                kind, key, attempt.times().sentMicros(), attempt.times().answeredMicros());
    }
}
