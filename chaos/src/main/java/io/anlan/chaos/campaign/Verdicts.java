package io.anlan.chaos.campaign;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all runs of a campaign come to: broken if one is; and unknown, not green, if what it was made for was never seen. */
public final class Verdicts {
    /** Rare things of which each campaign must have seen at least one, or it has shown too little. */
    private static final List<String> WANTED = List.of(
            "sent-again-and-acknowledged",
            "answered-by-the-other-site",
            "told-of-another-phone",
            "stored-at-one-site",
            "raised-later",
            "answered-from-journal",
            "accepted-at-both-sites");

    private Verdicts() {}

    public static Verdict over(List<RunResult> runs) {
        if (runs.stream().anyMatch(run -> run.verdict() == Verdict.BROKEN)) {
            return Verdict.BROKEN;
        }
        boolean hold = !runs.isEmpty() && runs.stream().allMatch(run -> run.verdict() == Verdict.HOLDS);
        return hold && neverSeen(runs).isEmpty() ? Verdict.HOLDS : Verdict.UNKNOWN;
    }

    /** Wanted and never seen. */
    public static List<String> neverSeen(List<RunResult> runs) {
        Map<String, Long> seen = new TreeMap<>();
        runs.forEach(run -> run.sometimes().forEach((what, count) -> seen.merge(what, count, Long::sum)));
        List<String> never = new ArrayList<>(WANTED);
        never.removeIf(what -> seen.getOrDefault(what, 0L) > 0);
        return never;
    }
}
