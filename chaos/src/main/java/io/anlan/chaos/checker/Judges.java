package io.anlan.chaos.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All judges, by the words scenarios name them with. */
public final class Judges {
    private static final List<Checker> ALL = List.of(
            new ExactlyOnce(),
            new BothSitesSurvives(),
            new ReceiptsHonoured(),
            new OwnRegistration(),
            new MonotonicDurability(),
            new FactsEverywhere(),
            new FourAgree(),
            new Quiet(),
            new FaultsTookHold(),
            new Answered(),
            new NoOversell(),
            new ClaimsKept());

    /** Those who know of claims only, so they know nothing where nobody claims. */
    public static final Set<String> OF_CLAIMS = Set.of("no-oversell", "claims-kept");

    private Judges() {}

    public static List<String> names() {
        return ALL.stream().map(Checker::name).toList();
    }

    /** Throws one line when a name means nobody. */
    public static void mustKnow(List<String> names) {
        for (String name : names) {
            var unused = named(name);
        }
    }

    public static Checker named(String name) {
        return ALL.stream()
                .filter(checker -> checker.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no judge is called " + name + "; known are " + String.join(", ", names())));
    }

    /** What each of them says. One that fails does not know, and tells why. */
    public static List<Judgement> judge(List<String> names, Evidence evidence) {
        List<Judgement> judgements = new ArrayList<>();
        for (String name : names) {
            Checker checker = named(name);
            try {
                judgements.add(checker.judge(evidence));
            } catch (RuntimeException failure) {
                judgements.add(Judgement.unknown(name, "the judge itself failed: " + failure));
            }
        }
        return judgements;
    }

    /** The verdict over all: broken if one is, else unknown if one is, else it holds. No judge at all has seen nothing. */
    public static Verdict over(List<Judgement> judgements) {
        if (judgements.stream().anyMatch(judgement -> judgement.verdict() == Verdict.BROKEN)) {
            return Verdict.BROKEN;
        }
        boolean known = !judgements.isEmpty() && judgements.stream().allMatch(Judgement::holds);
        return known ? Verdict.HOLDS : Verdict.UNKNOWN;
    }
}
