package io.anlan.chaos.cli;

import io.anlan.chaos.bench.replication.ReplicationBench;
import io.anlan.chaos.bench.replication.ReplicationOptions;
import io.anlan.chaos.bench.replication.ReplicationReport;
import io.anlan.kernel.SystemTime;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./anlan bench replication}: what the links cost. */
@Command(
        name = "replication",
        mixinStandardHelpOptions = true,
        description =
                "Measures what links cost on this machine beside PostgreSQL's own replication: one table from one run.")
final class ReplicationBenchCommand implements Callable<Integer> {
    private static final long ROWS_QUICK = 20_000;

    @Mixin
    private final BenchOutput output = new BenchOutput("replication", "What links cost");

    @Option(names = "--only", split = ",", description = "parts to run: a,b,c,idle,reconcile; all without it")
    private Set<String> only = Set.of();

    @Option(names = "--rows", defaultValue = "200000", description = "rows of one catch-up (${DEFAULT-VALUE})")
    private long rows;

    @Option(
            names = "--reconcile-rows",
            split = ",",
            defaultValue = "1000000,3000000,10000000",
            description = "sizes of the table that is compared, rising (${DEFAULT-VALUE})")
    private List<Long> reconcileRows = List.of();

    @Override
    public Integer call() throws Exception {
        ReplicationOptions options = new ReplicationOptions(
                output.folder(),
                output.portBase(),
                only,
                output.quick() ? Math.min(rows, ROWS_QUICK) : rows,
                output.quick() ? List.of(ROWS_QUICK) : reconcileRows,
                output.quick() ? ReplicationOptions.Times.quick() : ReplicationOptions.Times.standard());
        PrintStream talk = output.talk();
        ReplicationReport report = new ReplicationBench(options, talk::println, SystemTime.INSTANCE).run();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("facts", report.facts());
        json.put("lines", report.lines());
        json.put("idle", report.idle());
        report.reconcile().ifPresent(figures -> json.put("reconcile", figures));
        List<String> table = new ReplicationBenchTable(report, options, output.quick()).lines();
        output.tell(table, json);
        return 0;
    }
}
