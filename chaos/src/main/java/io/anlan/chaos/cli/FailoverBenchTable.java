package io.anlan.chaos.cli;

import io.anlan.chaos.bench.failover.Episode;
import io.anlan.chaos.bench.failover.FailoverOptions;
import io.anlan.chaos.bench.failover.Fault;
import io.anlan.chaos.bench.failover.FaultFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The result as Markdown. */
final class FailoverBenchTable {
    private static final List<String> OTHERS = List.of(
            "| Keycloak multi-site, whole site lost | < 2 min |",
            "| Patroni, primary lost, as configured by default | 10–30 s |",
            "| Galera + HAProxy, node lost | 7.7 s |",
            "| HAProxy, default checks (2 s, three in a row) | ~6 s |");

    private final FailoverOptions options;
    private final List<FaultFigures> figures;

    FailoverBenchTable(FailoverOptions options, List<Episode> played) {
        this.options = options;
        this.figures = options.faults().stream()
                .map(fault -> FaultFigures.of(fault, played))
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(preamble());
        lines.add("| fault | episodes | gap p50 | p95 | max | wanted p95 | taps beyond 1 s | beyond 3 s or refused |"
                + " lost | not seen | never agreed | not back |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        figures.forEach(one -> lines.add(gaps(one)));
        lines.add("");
        lines.add("| fault | first sending bad, gap p50 | p95 | max | DOWN after, p50 | max | back after, p50 | max |"
                + " harness gap, max |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        figures.forEach(one -> lines.add(times(one)));
        lines.addAll(notes());
        return lines;
    }

    private List<String> preamble() {
        Runtime machine = Runtime.getRuntime();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%d registrations a second through both edges, %d nodes a site; twin, citizens and clock on"
                                + " one machine (%d CPUs, Java %s). All times in ms.",
                        options.perSecond(),
                        options.nodesPerSite(),
                        machine.availableProcessors(),
                        Runtime.version().feature()),
                "",
                "A tap is bad when no definite answer came within 1 s of its scheduled time; the gap goes from the"
                        + " fault to the end of the last 100 ms with a bad tap. The first sending is bad as soon as the"
                        + " client had to send again.",
                "");
    }

    private static String gaps(FaultFigures one) {
        Fault fault = one.fault();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %d %s | %d | %d | %d | %s | %s | %s |",
                fault.title(),
                one.episodes().size(),
                at(one, 0.5, Episode::gapMillis),
                at(one, 0.95, Episode::gapMillis),
                at(one, 1, Episode::gapMillis),
                fault.wantedGapMillis(),
                one.gapKept() ? "" : "**not reached**",
                one.sum(Episode::bad) + one.sum(Episode::badWhileBack),
                one.sum(Episode::withRetryFailures),
                one.sum(Episode::lost),
                marked(one.count(episode -> !episode.bit())),
                marked(one.count(episode -> !episode.agreed())),
                marked(one.count(episode -> !episode.cameBack())));
    }

    private static String marked(long flawed) {
        return flawed == 0 ? "0" : "**" + flawed + "**";
    }

    private static String times(FaultFigures one) {
        return String.format(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s |",
                one.fault().title(),
                at(one, 0.5, Episode::firstSendGapMillis),
                at(one, 0.95, Episode::firstSendGapMillis),
                at(one, 1, Episode::firstSendGapMillis),
                at(one, 0.5, Episode::downMillis),
                at(one, 1, Episode::downMillis),
                at(one, 0.5, Episode::backMillis),
                at(one, 1, Episode::backMillis),
                at(one, 1, Episode::harnessGapMillis));
    }

    private static String at(FaultFigures one, double share, ToLongFunction<Episode> value) {
        long found = one.quantile(share, value);
        return found < 0 ? "–" : String.valueOf(found);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(List.of(""));
        boolean enough = figures.stream().allMatch(one -> one.counted().size() >= FaultFigures.ENOUGH);
        notes.add(
                enough
                        ? "With 59 episodes and more the worst one seen bounds 95 of a hundred, with 95 % confidence."
                        : "Fewer than 59 episodes of a fault bound nothing with 95 % confidence: these figures show,"
                                + " they do not prove.");
        notes.add(
                "Not seen: no edge that lives took what was struck for down, or of a killed edge the process was not gone."
                        + " Such an episode, and one whose databases never agreed, is in no quantile, and the bench is not sound.");
        notes.add(
                "The WAN was cut by the twin's proxies, whose kernels go on acknowledging: how fast a connection comes"
                        + " back after healing is better here than behind a network that drops packets.");
        notes.add("One client library stands for all citizens and learns once that an edge is gone; a citizen's own"
                + " client meets it with one refused connection. An edge judges nodes, nobody judges an edge but"
                + " its clients: no verdict.");
        notes.add("DOWN and back are asked every 50 ms. The harness gap is how long this machine did not run a thread"
                + " that was due: no time here is finer than that.");
        notes.addAll(List.of(
                "", "As published by others, for other systems, loads and machines:", "", "| | |", "|---|---:|"));
        notes.addAll(OTHERS);
        return notes;
    }
}
