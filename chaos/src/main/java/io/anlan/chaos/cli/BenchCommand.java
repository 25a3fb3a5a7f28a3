package io.anlan.chaos.cli;

import io.anlan.chaos.bench.BenchEvents;
import io.anlan.chaos.bench.BenchLine;
import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.RegistrationBench;
import io.anlan.kernel.SystemTime;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anlan bench registration}: what a stored registration costs. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures on this machine, one table from one run.")
final class BenchCommand implements Callable<Integer> {
    @Parameters(index = "0", description = "what to measure: registration")
    private String what = "";

    @Option(names = "--quick", description = "short times, cold figures: only to see that it works")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "parts to run: a,a',b,b',c,d,e; all without it")
    private Set<String> only = Set.of();

    @Option(names = "--seconds", description = "how long each figure is measured")
    private @Nullable Integer seconds;

    @Option(names = "--port-base", defaultValue = "27000", description = "first port of what the bench starts")
    private int portBase;

    @Option(names = "--folder", defaultValue = ".anlan/bench", description = "where the bench keeps its data")
    private Path folder = Path.of(".anlan/bench");

    @Override
    public Integer call() throws Exception {
        if (!what.equals("registration")) {
            System.err.println("There is one bench: ./anlan bench registration");
            return 2;
        }
        BenchOptions.Times times = quick ? BenchOptions.Times.quick() : BenchOptions.Times.standard();
        if (seconds != null) {
            times = times.measuring(Duration.ofSeconds(seconds));
        }
        BenchOptions options = new BenchOptions(
                folder.toAbsolutePath(), portBase, only, List.of(64, 128), times, quick ? 2_000 : 20_000);
        List<BenchLine> lines = new RegistrationBench(options, new Said(System.out), SystemTime.INSTANCE).run();
        System.out.println(lines.size());
        return 0;
    }

    private record Said(PrintStream out) implements BenchEvents {
        @Override
        public void phase(String what) {
            out.println(what);
        }

        @Override
        public void line(BenchLine line) {
            out.printf(
                    "  %s c=%d %.0f/s p50 %.2f p99 %.2f ms cpu %s bad %d%n",
                    line.part(),
                    line.result().concurrency(),
                    line.result().perSecond(),
                    line.result().latencies().p50(),
                    line.result().latencies().p99(),
                    line.cpuMicros(),
                    line.result().bad());
        }
    }
}
