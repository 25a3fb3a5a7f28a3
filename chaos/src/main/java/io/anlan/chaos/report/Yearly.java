package io.anlan.chaos.report;

import static io.anlan.chaos.report.Html.both;
import static io.anlan.chaos.report.Html.text;

import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.Gap;
import io.anlan.chaos.statistics.YearlyFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a year would cost a citizen if faults came as often as is assumed and each cost what it cost here. */
record Yearly(YearlyFigure withRetry, YearlyFigure first) {
    /** Runs set aside by the rule measured the machine; they do not count here either. */
    static Yearly of(List<RunResult> results) {
        List<RunResult> counted =
                results.stream().filter(run -> run.discarded().isEmpty()).toList();
        return new Yearly(figure(counted, RunResult.Felt::withRetry), figure(counted, RunResult.Felt::first));
    }

    private static YearlyFigure figure(List<RunResult> runs, Function<RunResult.Felt, Gap> which) {
        Map<String, Long> episodes = new LinkedHashMap<>();
        Map<String, Double> badSeconds = new LinkedHashMap<>();
        AssumedRates.all().keySet().forEach(kind -> episodes.put(kind, 0L));
        for (RunResult run : runs) {
            double perSecond = (double) run.tallies().attempts()
                    / Math.max(1, run.tallies().seconds());
            for (int i = 0; i < run.faults().size(); i++) {
                FaultSpan fault = run.faults().get(i);
                if (fault.tookHold() && perSecond > 0) {
                    double bad = which.apply(run.felt().get(i)).bad() / perSecond;
                    episodes.merge(AssumedRates.kind(fault), 1L, Long::sum);
                    badSeconds.merge(AssumedRates.kind(fault), bad, Double::sum);
                }
            }
        }
        List<YearlyFigure.Line> lines = new ArrayList<>();
        episodes.forEach(
                (kind, count) -> lines.add(AssumedRates.line(kind, count, badSeconds.getOrDefault(kind, 0.0))));
        return new YearlyFigure(lines);
    }

    void write(Html html) {
        html.raw("<section><h2>%s</h2>", both("一年的估算", "A year, estimated"));
        html.raw(
                "<p>%s</p>",
                both(
                        String.format(
                                Locale.ROOT,
                                "若故障按下表假定的频次发生、每次代价如本次所测：每位市民一年约有 %.1f 秒得不到服务（含重试，可用率 %.6f%%）；只算首次尝试为 %.1f 秒（%.6f%%）。",
                                withRetry.lostSeconds(),
                                100 * withRetry.available(),
                                first.lostSeconds(),
                                100 * first.available()),
                        String.format(
                                Locale.ROOT,
                                "If faults came as often as the table assumes, and each cost what it cost here, a citizen would be"
                                        + " without service for %.1f s a year with retry (%.6f %% available), %.1f s by first"
                                        + " attempts alone (%.6f %%).",
                                withRetry.lostSeconds(),
                                100 * withRetry.available(),
                                first.lostSeconds(),
                                100 * first.available())));
        html.raw(
                "<p>%s</p><table><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>",
                both(
                        "频次是假定，不是测量；均值出自少数几次故障。没有发生过的种类不在数字之内。",
                        "Rates are assumptions, not measurements; means are of few faults. What was not made to happen is not in the"
                                + " figure."),
                both("故障", "fault"),
                both("假定每年次数", "assumed a year"),
                both("本次次数", "made to happen"),
                both("每次不可用秒（含重试）", "seconds lost by one, with retry"),
                both("首次尝试", "first attempts"));
        for (int i = 0; i < withRetry.lines().size(); i++) {
            YearlyFigure.Line line = withRetry.lines().get(i);
            html.raw(
                    "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>",
                    text(line.kind()),
                    line.perYear() == 0 ? "–" : String.format(Locale.ROOT, "%.2f", line.perYear()),
                    line.episodes(),
                    cost(line),
                    cost(first.lines().get(i)));
        }
        html.raw("</table></section>");
    }

    private static String cost(YearlyFigure.Line line) {
        return line.episodes() == 0
                ? both("未测", "not measured")
                : String.format(Locale.ROOT, "%.2f", line.badCitizenSeconds());
    }
}
