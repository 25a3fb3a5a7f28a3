package io.anlan.chaos.report;

import static io.anlan.chaos.report.Html.both;
import static io.anlan.chaos.report.Html.text;

import io.anlan.chaos.peers.ComparedLine;
import io.anlan.chaos.peers.Comparison;
import io.anlan.chaos.peers.PeerKind;
import io.anlan.chaos.run.RunResult;
import java.util.List;

/** The page of a comparison: one table, the conditions under which it is fair, and each run. It needs nothing but itself. */
public final class PeersPage {
    private final Comparison comparison;
    private final List<RunResult> runs;
    private final int actsAfterSeconds;
    private final Html html = new Html();

    /** @param runs those of the peer systems; the product's have a page of their own */
    public PeersPage(Comparison comparison, List<RunResult> runs, int actsAfterSeconds) {
        this.comparison = comparison;
        this.runs = List.copyOf(runs);
        this.actsAfterSeconds = actsAfterSeconds;
    }

    public String html() {
        html.begin("Anlan chaos, peers");
        html.raw("<header><button type=\"button\" id=\"language\">中文 / English</button>");
        html.raw("<h1>%s</h1></header>", both("安澜 同场对比", "Anlan beside other systems"));
        table();
        conditions();
        runs.forEach(run -> new RunSection(html, run).write());
        return html.end();
    }

    private void table() {
        html.raw(
                "<section><h2>%s</h2><table><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th>"
                        + "<th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>",
                both("同样的负载、故障和裁判", "The same load, faults and judges"),
                both("系统", "system"),
                both("故障", "fault"),
                both("已确认报名", "acknowledged"),
                both("丢失", "lost"),
                both("重复", "twice"),
                both("凭空出现", "invented"),
                both("重试后坏", "bad with retry"),
                both("首次坏", "bad first"),
                both("坏秒", "bad seconds"),
                both("最长感受：重试后 / 首次", "longest felt: with retry / first"),
                both("结论", "verdict"));
        comparison.lines().forEach(this::line);
        html.raw("</table></section>");
    }

    private void line(ComparedLine line) {
        if (!line.skipped().isEmpty()) {
            html.raw(
                    "<tr><td>%s</td><td>%s</td><td colspan=\"9\" class=\"skipped\">%s %s</td></tr>",
                    text(line.system()), text(line.fault()), both("已跳过：", "Skipped:"), text(line.skipped()));
            return;
        }
        html.raw(
                "<tr><td>%s</td><td>%s</td><td>%,d</td><td>%,d</td><td>%,d</td><td>%,d</td><td>%,d /"
                        + " %,d</td><td>%,d</td><td>%,d / %,d</td><td>%,d / %,d ms</td><td class=\"judged\"><span"
                        + " class=\"dot %s\"></span>%s%s</td></tr>",
                text(line.system()),
                text(line.fault()),
                line.acknowledged(),
                line.lost(),
                line.twice(),
                line.invented(),
                line.badWithRetry(),
                line.attempts(),
                line.badFirst(),
                line.badSeconds(),
                line.seconds(),
                line.longestWithRetryMillis(),
                line.longestFirstMillis(),
                line.verdict(),
                Words.of(line.verdict()),
                line.setAside() == 0
                        ? ""
                        : both(
                                "（" + line.setAside() + " 次不计可用性）",
                                " (" + line.setAside() + " not counted for availability)"));
    }

    private void conditions() {
        html.raw("<section><h2>%s</h2><ul>", both("比较的条件", "Under which conditions"))
                .raw("<li>%s</li>", all());
        if (comparison.hasProduct()) {
            html.raw("<li><b>%s</b> %s</li>", Comparison.PRODUCT, both(Comparison.PRODUCT_ZH, Comparison.PRODUCT_EN));
        }
        for (PeerKind kind : comparison.kinds()) {
            html.raw(
                    "<li><b>%s</b> %s<br>%s</li>",
                    text(kind.word()),
                    both(kind.titleZh(), kind.titleEn()),
                    both(kind.conditionsZh(), kind.conditionsEn()));
        }
        html.raw("</ul></section>");
    }

    private String all() {
        return both(
                "全部在一台机器上运行，两“站”之间没有真实距离。市民的做法相同：800 毫秒无答复即再发，最多三次，同一幂等键。对比系统前的报名程序极简（不登录、不签回执），自身从不出故障；"
                        + "安澜的各行则包括登录、回执、复制到四个数据库，故障也更多样。运维人员在故障 "
                        + actsAfterSeconds + " 秒后处置（冻结者在同一时刻恢复）；现实中往往更久。first 为接受写入的成员，second 为另一成员。",
                "All on one machine, with no distance between its sites. Citizens do the same: after 800 ms they send"
                        + " again, at most three times, under one idempotency key. The registration service before a peer"
                        + " system is as small as can be (no login, no signed receipt) and never fails itself; the"
                        + " product's lines have logins, receipts and rows in four databases, and more kinds of faults. An"
                        + " operator acts "
                        + actsAfterSeconds
                        + " s after the fault, and what stands still goes on then; in life it often takes longer. The"
                        + " first member takes writes, the second is another.");
    }
}
