package io.anlan.chaos.run;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.scenario.Scenario;
import io.anlan.chaos.statistics.Tallies;
import java.util.List;
import java.util.Map;

/** What is kept of a run that did not come to its end: that it began, and why it ended if that is known. */
public final class Unfinished {
    /** The word under which the page says so. */
    public static final String JUDGE = "played-to-its-end";

    private Unfinished() {}

    /** Kept when a run begins. It is what the run came to if the program ends amid it, by Ctrl-C or by worse: not known. */
    public static RunResult begun(Scenario scenario, String commit, long wallMillis) {
        Header header = new Header(Header.VERSION, scenario.name(), scenario.seed(), "", commit, wallMillis, 0, 0);
        Judgement judgement = judged(Verdict.UNKNOWN, "begun, and no end was kept: cut short, or still going on");
        return new RunResult(
                header,
                scenario.titleZh(),
                scenario.titleEn(),
                judgement.verdict(),
                List.of(judgement),
                List.of(),
                List.of(),
                List.of(),
                "",
                new Tallies(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                Map.of(),
                0,
                0,
                new RunResult.Machine(
                        System.getProperty("os.name"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        ""),
                "");
    }

    /** The same run when something in it failed: a service or a trial that does not come to its end has not held. */
    public static RunResult failed(RunResult begun, Exception why) {
        return begun.with(judged(Verdict.BROKEN, String.valueOf(why)));
    }

    /** True of both. */
    public static boolean is(RunResult run) {
        return run.judgements().stream().anyMatch(judgement -> judgement.judge().equals(JUDGE));
    }

    /** True of a run of which no end was kept. */
    public static boolean wasCutShort(RunResult run) {
        return is(run) && run.verdict() == Verdict.UNKNOWN;
    }

    private static Judgement judged(Verdict verdict, String why) {
        return new Judgement(JUDGE, verdict, Map.of(), List.of(why));
    }
}
