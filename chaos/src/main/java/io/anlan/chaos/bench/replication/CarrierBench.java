package io.anlan.chaos.bench.replication;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/**
 * Measures carriers side by side: in each round all of them bring the same rows, one after the other; then each bears the
 * even pace. A carrier runs only while it is measured.
 */
final class CarrierBench {
    private final List<Carrier> carriers;
    private final ReplicationOptions options;
    private final ReplicationEvents events;
    private final Ticker ticker;
    private final MadeRows rows = new MadeRows("bench", false);
    private final Map<Carrier, List<CatchUp.Result>> results = new LinkedHashMap<>();
    private long made;

    CarrierBench(List<Carrier> carriers, ReplicationOptions options, ReplicationEvents events, Ticker ticker) {
        this.carriers = List.copyOf(carriers);
        this.options = options;
        this.events = events;
        this.ticker = ticker;
        carriers.forEach(carrier -> results.put(carrier, new ArrayList<>()));
    }

    List<ReplicationLine> run() throws IOException, SQLException, InterruptedException {
        for (Carrier carrier : carriers) {
            carrier.hold();
        }
        round("cold");
        for (int i = 0; i < options.times().warmRounds(); i++) {
            round("warming up");
        }
        for (int i = 0; i < options.times().measuredRounds(); i++) {
            round("warm");
        }
        List<ReplicationLine> lines = new ArrayList<>();
        for (Carrier carrier : carriers) {
            lines.add(line(carrier, steady(carrier)));
        }
        return lines;
    }

    private void round(String how) throws IOException, SQLException, InterruptedException {
        long first = made + 1;
        made += options.rows();
        new Sources(carriers.stream().map(Carrier::from).toList(), rows).fill(first, made);
        for (Carrier carrier : carriers) {
            CatchUp.Result result = new CatchUp(carrier, rows, ticker).run(first, made);
            Objects.requireNonNull(results.get(carrier)).add(result);
            events.phase(String.format(
                    Locale.ROOT,
                    "  %s %s: %.0f rows a second, begins after %.1f s, CPU s %s",
                    carrier.part(),
                    how,
                    result.perSecond(),
                    result.beginSeconds(),
                    seconds(result.cpuMicros())));
        }
    }

    private SteadyLoad.Result steady(Carrier carrier) throws IOException, SQLException, InterruptedException {
        try {
            carrier.go();
            SteadyLoad load = new SteadyLoad(carrier, new MadeRows("steady-" + carrier.part(), false), ticker);
            var unused = load.run(options.times().warmUp());
            SteadyLoad.Result result = load.run(options.times().steady());
            carrier.hold();
            events.phase(String.format(
                    Locale.ROOT,
                    "  %s at %d rows a second: p50 %.1f ms, p99 %.1f ms, CPU %% %s",
                    carrier.part(),
                    SteadyLoad.ROWS_PER_SECOND,
                    result.latencies().p50(),
                    result.latencies().p99(),
                    percent(result)));
            return result;
        } catch (ExecutionException e) {
            throw new IllegalStateException(carrier.what() + " cannot be measured", e.getCause());
        }
    }

    private ReplicationLine line(Carrier carrier, SteadyLoad.Result steady) {
        List<CatchUp.Result> all = Objects.requireNonNull(results.get(carrier));
        List<CatchUp.Result> warm =
                new ArrayList<>(all.subList(1 + options.times().warmRounds(), all.size()));
        warm.sort(Comparator.comparingDouble(CatchUp.Result::perSecond));
        return new ReplicationLine(
                carrier.part(),
                carrier.what(),
                rate(all.get(0)),
                rate(warm.get(warm.size() / 2)),
                steady.latencies(),
                percent(steady));
    }

    private static ReplicationLine.Rate rate(CatchUp.Result result) {
        return new ReplicationLine.Rate(
                result.rows(),
                result.seconds(),
                result.perSecond(),
                result.beginSeconds(),
                seconds(result.cpuMicros()));
    }

    private static Map<String, Double> seconds(Map<String, Long> micros) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        micros.forEach((name, spent) -> seconds.put(name, spent / 1e6));
        return seconds;
    }

    private static Map<String, Double> percent(SteadyLoad.Result steady) {
        Map<String, Double> percent = new LinkedHashMap<>();
        steady.cpuMicros().forEach((name, spent) -> percent.put(name, Math.rint(spent / 1e3 / steady.seconds()) / 10));
        return percent;
    }
}
