package io.anlan.chaos.cli;

import io.anlan.chaos.bench.BenchEvents;
import io.anlan.chaos.bench.BenchLine;
import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.BenchReport;
import io.anlan.chaos.bench.RegistrationBench;
import io.anlan.kernel.SystemTime;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anlan bench registration}: what a stored registration costs. */
@Command(
        name = "registration",
        mixinStandardHelpOptions = true,
        description = "Measures what a stored registration costs on this machine: one table from one run.")
final class RegistrationBenchCommand implements Callable<Integer> {
    private static final int PEOPLE = 20_000;
    private static final int PEOPLE_QUICK = 2_000;

    @Mixin
    private final BenchOutput output = new BenchOutput("registration", "What a stored registration costs");

    @Option(names = "--only", split = ",", description = "parts to run: a,a',b,b',c,d,e; all without it")
    private Set<String> only = Set.of();

    @Option(names = "--seconds", description = "how long each figure is measured")
    private @Nullable Integer seconds;

    @Override
    public Integer call() throws Exception {
        BenchOptions options = options();
        BenchReport report = new RegistrationBench(options, new Said(output.talk()), SystemTime.INSTANCE).run();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("facts", report.facts());
        json.put("lines", report.lines());
        report.node().ifPresent(memory -> json.put("node", memory));
        List<String> table = new RegistrationBenchTable(report, options, output.quick()).lines();
        output.tell(table, json);
        return 0;
    }

    private BenchOptions options() {
        BenchOptions.Times times = output.quick() ? BenchOptions.Times.quick() : BenchOptions.Times.standard();
        if (seconds != null) {
            times = times.measuring(Duration.ofSeconds(seconds));
        }
        return new BenchOptions(
                output.folder(),
                output.portBase(),
                only,
                List.of(64, 128),
                times,
                output.quick() ? PEOPLE_QUICK : PEOPLE);
    }

    private record Said(PrintStream out) implements BenchEvents {
        @Override
        public void phase(String what) {
            out.println(what);
        }

        @Override
        public void line(BenchLine line) {
            out.printf(
                    Locale.ROOT,
                    "  %.0f per second, p50 %.2f ms, p99 %.2f ms, CPU %.1f µs each%n",
                    line.result().perSecond(),
                    line.result().latencies().p50(),
                    line.result().latencies().p99(),
                    line.cpuMicrosTotal());
        }
    }
}
