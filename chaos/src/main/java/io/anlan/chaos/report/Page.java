package io.anlan.chaos.report;

import static io.anlan.chaos.report.Html.both;
import static io.anlan.chaos.report.Html.text;

import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.run.RunResult;
import java.util.List;
import java.util.Locale;

/** The page of one run or of a campaign. It needs nothing but itself. */
public final class Page {
    private final List<RunResult> results;
    private final Verdict verdict;
    private final Claim claim;
    private final TeethState teeth;
    private final Html html = new Html();

    /**
     * @param verdict over all runs
     * @param teeth whether the judges were seen to bite, and with which program
     */
    public Page(List<RunResult> results, Verdict verdict, TeethState teeth) {
        this.verdict = verdict;
        this.results = List.copyOf(results);
        this.claim = Claim.of(results);
        this.teeth = teeth;
    }

    public String html() {
        html.begin("Anlan chaos");
        head();
        figures();
        overview();
        Yearly.of(results).write(html);
        if (results.size() > 1) {
            strip();
        }
        results.forEach(run -> new RunSection(html, run).write());
        return html.end();
    }

    private void head() {
        if (!teeth.passed()) {
            html.raw("<p class=\"warning\">%s</p>", both(teeth.zh(), teeth.en()));
        }
        html.raw("<header><button type=\"button\" id=\"language\">中文 / English</button>");
        html.raw("<h1>%s</h1>", both("安澜 混沌试验报告", "Anlan chaos report"));
        html.raw(
                "<p class=\"verdict %s\">%s</p></header>",
                verdict,
                switch (verdict) {
                    case HOLDS -> both("全部承诺经受住了本次试验", "Every promise held in these runs");
                    case BROKEN -> both("有承诺被打破", "A promise was broken");
                    case UNKNOWN -> both("证据不足，不作合格论", "The evidence is not enough; this is no pass");
                });
    }

    private void figures() {
        long acknowledged =
                results.stream().mapToLong(run -> run.tallies().acknowledged()).sum();
        long lost = wrong("lost") + wrong("missing in a database") + wrong("promised and missing");
        html.raw("<div class=\"figures\">");
        figure(acknowledged, "次报名得到确认", "registrations acknowledged");
        figure(lost, "次丢失", "lost");
        figure(
                wrong("person for whom databases count differently") + wrong("person with several numbers"),
                "人重复计入",
                "counted twice");
        figure(wrong("asked for by nobody") + wrong("stored though refused"), "条凭空出现", "invented");
        figure(claim.bad(), "次重试后仍无答复", "without an answer, with retry");
        figure(claim.episodes(), "次故障", "faults");
        html.raw("</div>");
    }

    private long wrong(String what) {
        return results.stream()
                .flatMap(run -> run.judgements().stream())
                .mapToLong(judgement -> judgement.counts().getOrDefault(what, 0L))
                .sum();
    }

    private void figure(long number, String zh, String en) {
        html.raw("<div><b>%,d</b>%s</div>", number, both(zh, en));
    }

    private void overview() {
        html.raw("<section><h2>%s</h2><table>", both("可用性：三个数", "Availability: three numbers"));
        row("含重试的坏请求", "bad with retry", "%,d / %,d", claim.bad(), claim.attempts());
        row("首次尝试的坏请求", "bad first attempts", "%,d / %,d", claim.badFirst(), claim.attempts());
        row("坏秒", "bad seconds", "%,d / %,d", claim.badSeconds(), claim.seconds());
        row("其中报名请求", "of these attempts, registrations", "%,d", claim.registrations());
        row(
                "坏请求（含读取）占报名请求比例的上界（95%）",
                "bad of any kind per registration at most (95 %), one by one", "%.2e", claim.bound());
        row("按整次试验重抽的上界（95%）", "the same, drawing whole runs", "%.2e", claim.bootstrapBound());
        row("故障最长感受（首次尝试）", "longest felt of a fault, first attempts", "%,d ms", claim.worstGapMillis());
        row(
                "不长于此的故障比例（95%）",
                "share of faults felt no longer (95 %)", "%.3f (%d)", claim.episodeShare(), claim.episodes());
        html.raw("</table><p>%s</p>", fiveNines());
        if (claim.unfinished() > 0) {
            html.raw(
                    "<p>%s</p>",
                    both(
                            claim.unfinished() + " 次试验没有走到终点：其中市民遇到了什么不得而知，因此不能声称五个九。",
                            claim.unfinished()
                                    + " runs did not come to their end: what citizens met in them is not known, so five nines"
                                    + " cannot be claimed."));
        }
        if (claim.setAside() > 0) {
            html.raw(
                    "<p>%s</p>",
                    both(
                            claim.setAside() + " 次试验因发压程序自身延迟超过事先规定的上限，不计入可用性；正确性照常审判。",
                            claim.setAside()
                                    + " runs do not count for availability, since the load itself came later than the rule"
                                    + " fixed beforehand allows; they count for correctness."));
        }
        html.raw(
                "<p>%s</p></section>",
                both(
                        "正确性没有预算：丢失、重复或凭空出现一条即不合格。“坏”指三秒内没有得到确定答复，按计划时刻起算。",
                        "Correctness has no budget: one lost, counted twice or invented fails the run. Bad: no definite answer within"
                                + " three seconds of the scheduled time."));
    }

    private String fiveNines() {
        return claim.fiveNines()
                ? both(
                        "可以声称：以 95% 置信度，含重试的成功率不低于 99.999%。",
                        "May be claimed: with retry 99.999 % succeed, at 95 % confidence.")
                : both(
                        "五个九：本次试验不足以声称。需要 " + claim.wanted() + " 次报名请求而无一坏请求（读取不计入次数，其坏者计入），本次有 "
                                + claim.registrations() + " 次。",
                        "Five nines: these runs do not allow the claim. It needs " + claim.wanted()
                                + " registrations without a bad attempt; reads do not count toward that number, a bad one of them"
                                + " does count as bad. Here were " + claim.registrations() + ".");
    }

    private void row(String zh, String en, String format, Object... values) {
        html.raw("<tr><th>%s</th><td>%s</td></tr>", both(zh, en), String.format(Locale.ROOT, format, values));
    }

    /** One line for each run: what broke, how long it was felt, what the judges said. */
    private void strip() {
        html.raw("<section><h2>%s</h2><table class=\"strip\">", both("各次试验", "Run by run"));
        for (RunResult run : results) {
            html.raw(
                    "<tr><td><a href=\"#run-%d\">%s</a></td><td class=\"judged\">%s</td><td>%s</td><td class=\"felt\">%s</td></tr>",
                    run.header().begunWallMillis(),
                    text(run.header().scenario()),
                    "<span class=\"dot " + run.verdict() + "\"></span>" + Words.of(run.verdict()),
                    both(run.titleZh(), run.titleEn()),
                    bars(run));
        }
        html.raw("</table></section>");
    }

    private static String bars(RunResult run) {
        StringBuilder bars = new StringBuilder();
        run.felt()
                .forEach(felt -> bars.append(String.format(
                        Locale.ROOT,
                        "<i style=\"width:%.0fpx\" title=\"%s\"></i>%,d ms ",
                        Math.min(240, 2 + felt.first().micros() / 20_000.0),
                        text(felt.fault()),
                        felt.first().micros() / 1_000)));
        return bars.toString();
    }
}
