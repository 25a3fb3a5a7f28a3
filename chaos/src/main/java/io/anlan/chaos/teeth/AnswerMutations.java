package io.anlan.chaos.teeth;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import java.util.ArrayList;
import java.util.List;

/** What a broken service would have answered, made out of what a sound one answered. */
final class AnswerMutations {
    private AnswerMutations() {}

    /** A breaker that lies: of a row that one site lost with its disks it had said that both have it. */
    static Evidence saidBoth(Evidence evidence) {
        Attempt lost = Copies.last(evidence, attempt -> attempt.told() != null);
        Told told = Copies.told(lost);
        Attempt lie = lost.with(new Told(told.number(), told.site(), "BOTH_SITES", told.already(), told.receipt(), ""));
        Evidence without =
                Copies.rows(evidence, (store, row) -> !row.idempotencyKey().equals(lost.key()), List.of());
        return Copies.faults(
                Copies.replaced(without, lost, lie),
                new FaultSpan(FaultSpan.DESTROY, told.site(), 0, Long.MAX_VALUE, Long.MAX_VALUE, "seen"));
    }

    /** Told that nothing is stored, while it is. */
    static Evidence refusedButStored(Evidence evidence) {
        Attempt stored = Copies.last(
                evidence,
                attempt -> attempt.told() != null && !Copies.told(attempt).already());
        List<Attempt> attempts = new ArrayList<>(evidence.history().attempts());
        attempts.removeIf(attempt -> attempt.person() == stored.person());
        attempts.add(new Attempt(
                stored.sequence(),
                stored.operation(),
                stored.person(),
                stored.key(),
                stored.home(),
                stored.times(),
                Ending.FAIL,
                "not-stored",
                stored.answeredBy(),
                1,
                true,
                null));
        return Copies.attempts(evidence, attempts);
    }

    /** A receipt that nobody signed. */
    static Evidence forgedReceipt(Evidence evidence) {
        Attempt signed = Copies.last(evidence, attempt -> attempt.told() != null);
        Told told = Copies.told(signed);
        return Copies.replaced(
                evidence,
                signed,
                signed.with(new Told(
                        told.number(),
                        told.site(),
                        told.durability(),
                        told.already(),
                        told.receipt(),
                        "[SIGNATURE_WRONG]")));
    }

    /** Whoever was told a number asks at the home site and is told that there is none. */
    static Evidence notFoundAfterwards(Evidence evidence) {
        Attempt told = Copies.last(
                evidence,
                attempt -> attempt.told() != null && attempt.answeredBy().equals(attempt.home()));
        long after = told.times().answeredMicros() + 1_000_000;
        return Copies.added(
                evidence,
                new Attempt(
                        evidence.history().attempts().size(),
                        Operation.READ_OWN,
                        told.person(),
                        Copies.told(told).number(),
                        told.home(),
                        new Times(after, after, after + 1, after + 1),
                        Ending.FAIL,
                        "registration-not-found",
                        told.home(),
                        1,
                        true,
                        null));
    }

    /** A site that had said BOTH_SITES says ONE_SITE of the same acceptance. */
    static Evidence fellToOne(Evidence evidence) {
        Attempt both = Copies.last(
                evidence,
                attempt -> attempt.told() != null
                        && Copies.told(attempt).atBothSites()
                        && !attempt.answeredBy().isEmpty());
        long after = both.times().answeredMicros() + 1_000_000;
        Told told = Copies.told(both);
        return Copies.added(
                evidence,
                new Attempt(
                        evidence.history().attempts().size(),
                        Operation.READ_OWN,
                        both.person(),
                        told.number(),
                        both.home(),
                        new Times(after, after, after + 1, after + 1),
                        Ending.OK,
                        "",
                        both.answeredBy(),
                        1,
                        true,
                        new Told(told.number(), told.site(), "ONE_SITE", true, "", Told.UNCHECKED)));
    }

    /** A citizen who waited in vain. */
    static Evidence leftAlone(Evidence evidence) {
        return Copies.added(
                evidence,
                new Attempt(
                        evidence.history().attempts().size(),
                        Operation.REGISTER,
                        1_000_000,
                        "alone",
                        "site-a",
                        new Times(1, 1, 3_000_001, 9_000_001),
                        Ending.INFO,
                        "in-doubt",
                        "",
                        3,
                        false,
                        null));
    }
}
