package io.anlan.chaos.cli;

import io.anlan.chaos.audit.Digest;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.demo.DemoReport;
import io.anlan.chaos.load.Latencies;
import java.io.PrintStream;
import java.util.Map;

/** The demo's result as a person reads it. */
final class DemoTable {
    private final PrintStream out;

    DemoTable(PrintStream out) {
        this.out = out;
    }

    void print(DemoReport report) {
        DemoReport.Taps taps = report.taps();
        out.println();
        line(
                "offered",
                taps.offered() + "  (" + taps.doubleTaps() + " double taps, " + taps.secondChannels()
                        + " through a second channel)");
        line(
                "answered",
                taps.answered() + "  (" + report.judged().toldOfFirst()
                        + " of the second-channel ones told of the first)");
        line("failed for the citizen", taps.failed() + why(taps));
        taps.examples().forEach(example -> line("", example));
        line("lost", report.judged().lost());
        line("counted twice", report.judged().countedTwice());
        line("accepted twice", report.judged().acceptedTwice() + "  (once at each site, counts once)");
        line(
                "invented, shared",
                report.judged().invented() + ", " + report.judged().shared());
        line("BOTH_SITES", report.durability().bothSites());
        line(
                "ONE_SITE",
                report.durability().oneSite() + "  (of " + report.durability().asked() + " followed, "
                        + report.durability().raised() + " are at both sites now)");
        agreement(report);
        outage(report.outage());
        report.latencies().forEach(this::latency);
        out.println();
        report.faults().forEach(fault -> out.println("FAILED: " + fault));
        if (report.faults().isEmpty()) {
            out.println("Nothing acknowledged was lost, nobody counts twice, nobody was left without an answer.");
        }
    }

    private void agreement(DemoReport report) {
        line(
                "four databases",
                report.agreement().whole()
                        ? "equal"
                        : "DIFFERENT in " + report.agreement().differing());
        Map<Store, Digest> rows = report.agreement().tables().getOrDefault("registration", Map.of());
        rows.forEach((store, digest) ->
                line("  " + store.title(), digest.rows() + " registrations, digest " + digest.brief()));
    }

    private void outage(DemoReport.Outage outage) {
        line(
                "site-a killed, started, ready",
                String.format(
                        "%.1f s, %.1f s, %.1f s",
                        outage.killedAtSeconds(), outage.startedAtSeconds(), outage.backAtSeconds()));
        line(
                "seconds to agreement",
                String.format(
                        "%.1f after the start of site-a, %.1f after the last answer",
                        outage.agreedSecondsAfterStart(), outage.agreedSecondsAfterLastAnswer()));
        line(
                "first-attempt gap",
                String.format(
                        "%d ms, %d bad first attempts (%d more while site-a started)",
                        outage.gap().nanos() / 1_000_000, outage.gap().bad(), outage.badAfterStart()));
        line("load generator late", String.format("%.0f ms at worst", outage.generatorLateMillis()));
    }

    private void latency(String when, Latencies l) {
        line(
                "ms, " + when,
                String.format(
                        "p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.0f",
                        l.p50(), l.p90(), l.p99(), l.p999(), l.max()));
    }

    private static String why(DemoReport.Taps taps) {
        return taps.failed() == 0
                ? ""
                : "  (refused " + taps.refused() + ", unanswered " + taps.unanswered() + ", late " + taps.late() + "; "
                        + taps.problems() + ")";
    }

    private void line(String name, Object value) {
        out.printf("  %-32s %s%n", name, value);
    }
}
