package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.bench.BenchEvents;
import io.anlan.chaos.bench.BenchLine;
import io.anlan.chaos.bench.BenchOptions;
import io.anlan.chaos.bench.BenchReport;
import io.anlan.chaos.bench.RegistrationBench;
import io.anlan.kernel.SystemTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        description = "Measures what a stored registration costs on this machine: one table from one run.")
final class BenchCommand implements Callable<Integer> {
    private static final int PEOPLE = 20_000;
    private static final int PEOPLE_QUICK = 2_000;

    @Parameters(index = "0", description = "what to measure: registration")
    private String what = "";

    @Option(names = "--quick", description = "short times, cold figures: only to see that it works")
    private boolean quick;

    @Option(names = "--json", description = "the result as JSON on standard output, all else on standard error")
    private boolean json;

    @Option(names = "--save", description = "also write the table to docs/bench/registration.md")
    private boolean save;

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
        PrintStream talk = json ? System.err : System.out;
        BenchOptions options = options();
        BenchReport report = new RegistrationBench(options, new Said(talk), SystemTime.INSTANCE).run();
        List<String> table = new BenchTable(report, options, quick).lines();
        talk.println();
        table.forEach(talk::println);
        if (json) {
            printJson(report);
        }
        if (save) {
            save(table);
        }
        return 0;
    }

    private BenchOptions options() {
        BenchOptions.Times times = quick ? BenchOptions.Times.quick() : BenchOptions.Times.standard();
        if (seconds != null) {
            times = times.measuring(Duration.ofSeconds(seconds));
        }
        return new BenchOptions(
                folder.toAbsolutePath(), portBase, only, List.of(64, 128), times, quick ? PEOPLE_QUICK : PEOPLE);
    }

    private static void printJson(BenchReport report) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("facts", report.facts());
        root.put("lines", report.lines());
        report.node().ifPresent(memory -> root.put("node", memory));
        System.out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root));
    }

    private static void save(List<String> table) throws IOException {
        Path file = Path.of("docs/bench/registration.md");
        Files.createDirectories(file.getParent());
        List<String> page = new ArrayList<>(List.of("# What a stored registration costs", ""));
        page.add("Written by `./anlan bench registration --save`.");
        page.add("");
        page.addAll(table);
        Files.write(file, page);
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
