package io.anlan.chaos.report;

import static io.anlan.chaos.report.Html.both;
import static io.anlan.chaos.report.Html.text;

import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.statistics.PerSecond;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One run on the page: what broke, how citizens felt it, what each judge said, and by what it can be repeated. */
final class RunSection {
    private static final double MICROS = 1e6;

    private final Html html;
    private final RunResult run;
    private final double seconds;

    RunSection(Html html, RunResult run) {
        this.html = html;
        this.run = run;
        this.seconds = run.perSecond().size();
    }

    void write() {
        html.raw(
                "<section id=\"run-%d\"><h2>%s <small class=\"%s\">%s</small></h2>",
                run.header().begunWallMillis(),
                both(run.titleZh(), run.titleEn()),
                run.verdict(),
                Words.of(run.verdict()));
        run.skipped().forEach(why -> html.raw("<p class=\"skipped\">%s %s</p>", both("已跳过：", "Skipped:"), text(why)));
        if (!run.discarded().isEmpty()) {
            html.raw(
                    "<p class=\"skipped\">%s %s</p>",
                    both("可用性不计：", "Not counted for availability:"), text(run.discarded()));
        }
        faults();
        if (!run.perSecond().isEmpty()) {
            charts();
        }
        judgements();
        sometimes();
        facts();
        html.raw("</section>");
    }

    private void faults() {
        if (run.faults().isEmpty()) {
            return;
        }
        html.raw(
                "<table><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>",
                both("故障", "fault"),
                both("何时", "when"),
                both("如何见效", "seen by"),
                both("首次尝试受影响", "first attempts bad"),
                both("重试后受影响", "bad with retry"));
        for (int i = 0; i < run.faults().size(); i++) {
            FaultSpan fault = run.faults().get(i);
            RunResult.Felt felt = run.felt().get(i);
            html.raw(
                    "<tr><td>%s</td><td>%.1f – %.1f s, %s %.1f s%s</td><td>%s</td><td>%,d ms (%d)</td><td>%,d ms (%d)</td></tr>",
                    text(fault.title()),
                    fault.beganMicros() / MICROS,
                    fault.undoneMicros() / MICROS,
                    fault.cameBack() ? both("恢复于", "over at") : both("未见恢复，等到", "NOT over, waited until"),
                    fault.overMicros() / MICROS,
                    fault.cameBack() ? "" : "<br><code>" + text(fault.neverOver()) + "</code>",
                    fault.tookHold() ? text(fault.bit()) : both("未见", "not seen"),
                    felt.first().micros() / 1_000,
                    felt.first().bad(),
                    felt.withRetry().micros() / 1_000,
                    felt.withRetry().bad());
        }
        html.raw("</table>");
    }

    private void charts() {
        List<PerSecond> line = run.perSecond();
        double most = line.stream().mapToLong(PerSecond::offered).max().orElse(1);
        figure(
                "每秒请求：灰为发出，橙为首次尝试坏，红为重试后仍坏",
                "Attempts per second: grey offered, orange bad at first, red bad with retry",
                shaded(new Chart(seconds, most, false))
                        .area("offered", of(PerSecond::offered))
                        .area("first", of(PerSecond::badFirst))
                        .area("bad", of(PerSecond::badWithRetry)));
        double slowest = line.stream().mapToDouble(PerSecond::max).max().orElse(1);
        figure(
                "延迟（毫秒，对数）：中位、99%、最大",
                "Latency in milliseconds, logarithmic: median, 99 %, maximum",
                shaded(new Chart(seconds, slowest, true))
                        .line("p50", of(PerSecond::p50))
                        .line("p99", of(PerSecond::p99))
                        .line("max", of(PerSecond::max)));
        figure(
                "由哪一站答复：蓝为甲站，绿为乙站",
                "Answered by which site: blue site-a, green site-b",
                shaded(new Chart(seconds, most, false))
                        .area("site-b", of(second -> second.bySiteA() + second.bySiteB()))
                        .area("site-a", of(PerSecond::bySiteA)));
        lag();
    }

    private void lag() {
        Map<String, List<Double>> links = new LinkedHashMap<>();
        for (RunResult.Lag lag : run.lags()) {
            if (lag.second() < seconds) {
                List<Double> values = links.computeIfAbsent(lag.link(), unused -> new ArrayList<>());
                // A second in which nobody could look shows what was seen last.
                while (values.size() <= lag.second()) {
                    values.add(values.isEmpty() ? 0.0 : values.get(values.size() - 1));
                }
                values.set((int) lag.second(), (double) lag.lagMillis());
            }
        }
        if (links.isEmpty()) {
            return;
        }
        double worst =
                run.lags().stream().mapToLong(RunResult.Lag::lagMillis).max().orElse(1);
        Chart chart = shaded(new Chart(seconds, worst, true));
        int colour = 0;
        StringBuilder legend = new StringBuilder();
        for (Map.Entry<String, List<Double>> link : links.entrySet()) {
            chart = chart.line("link" + colour, link.getValue());
            legend.append("<span class=\"link")
                    .append(colour++)
                    .append("\">")
                    .append(text(link.getKey()))
                    .append("</span> ");
        }
        figure("各链路延迟（毫秒，对数）", "Lag of each link in milliseconds, logarithmic", chart);
        html.raw("<p class=\"legend\">%s</p>", legend);
    }

    private Chart shaded(Chart chart) {
        Chart shaded = chart;
        for (FaultSpan fault : run.faults()) {
            shaded = shaded.shade(
                    fault.beganMicros() / MICROS,
                    Math.min(seconds, fault.undoneMicros() / MICROS),
                    "fault",
                    fault.title());
            double over = Math.min(seconds, fault.overMicros() / MICROS);
            double from = Math.min(seconds, fault.undoneMicros() / MICROS);
            shaded = over > from ? shaded.shade(from, over, "healing", fault.title() + " …") : shaded;
        }
        return shaded;
    }

    private void figure(String zh, String en, Chart chart) {
        html.raw("<figure><figcaption>%s</figcaption>", both(zh, en))
                .raw("%s", chart.svg())
                .raw("</figure>");
    }

    private List<Double> of(ToDoubleFunction<PerSecond> value) {
        return run.perSecond().stream().map(value::applyAsDouble).toList();
    }

    private void judgements() {
        html.raw(
                "<table><tr><th>%s</th><th>%s</th><th>%s</th></tr>",
                both("裁判", "judge"), both("结论", "verdict"), both("数到的", "counted"));
        for (Judgement judgement : run.judgements()) {
            String counts = judgement.counts().entrySet().stream()
                    .map(count -> text(count.getKey()) + " <b>" + count.getValue() + "</b>")
                    .collect(Collectors.joining(", "));
            String examples = judgement.examples().stream()
                    .map(example -> "<br><code>" + text(example) + "</code>")
                    .collect(Collectors.joining());
            html.raw(
                    "<tr><td>%s</td><td class=\"judged\"><span class=\"dot %s\"></span>%s</td><td>%s%s</td></tr>",
                    text(judgement.judge()), judgement.verdict(), Words.of(judgement.verdict()), counts, examples);
        }
        html.raw("</table>");
    }

    private void sometimes() {
        String seen = run.sometimes().entrySet().stream()
                .map(entry -> "<span class=\"" + (entry.getValue() > 0 ? "seen" : "never") + "\">"
                        + text(entry.getKey()) + " " + entry.getValue() + "</span>")
                .collect(Collectors.joining(" "));
        html.raw("<p class=\"sometimes\">%s %s</p>", both("见过的罕见情形：", "Rare things seen:"), seen);
    }

    private void facts() {
        html.raw(
                "<p class=\"facts\">%s · seed %d · %s · %s · %d CPU · Java %s · %s · %s %.0f ms · SHA-256 %s</p>",
                text(run.header().scenario()),
                run.header().seed(),
                text(run.header().commit()),
                Instant.ofEpochMilli(run.header().begunWallMillis()),
                run.machine().processors(),
                text(run.machine().java()),
                text(run.machine().system() + ", " + run.machine().network()),
                both("发压程序最大自身延迟", "the load itself late at most"),
                run.generatorLateMillis(),
                text(run.historyDigest()));
    }
}
