package io.anlan.chaos.cli;

import io.anlan.chaos.bench.failover.Episode;
import io.anlan.chaos.bench.failover.FailoverBench;
import io.anlan.chaos.bench.failover.FailoverOptions;
import io.anlan.chaos.bench.failover.Fault;
import io.anlan.kernel.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./anlan bench failover}: how long citizens notice a fault. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description = "Plays episodes of faults under load, and says how long citizens noticed each.")
final class FailoverBenchCommand implements Callable<Integer> {
    private static final int EPISODES_QUICK = 1;

    @Mixin
    private final BenchOutput output = new BenchOutput("failover", "How long citizens notice a fault");

    @Option(names = "--episodes", defaultValue = "59", description = "of each fault (${DEFAULT-VALUE})")
    private int episodes;

    @Option(
            names = "--only",
            split = ",",
            description = "faults: site-kill, site-freeze, node-kill, edge-kill, wan-cut; all without it")
    private List<String> only = List.of();

    @Option(names = "--nodes", defaultValue = "2", description = "nodes a site (${DEFAULT-VALUE})")
    private int nodes;

    @Option(names = "--rate", defaultValue = "100", description = "registrations a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--resume", description = "go on from the episodes that were played already")
    private boolean resume;

    @Option(names = "--detach", description = "go on in the background and say where the log is")
    private boolean detach;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (detach) {
            List<String> again = new ArrayList<>(List.of("bench", "failover"));
            again.addAll(spec.commandLine().getParseResult().originalArgs().stream()
                    .filter(word -> !word.equals("--detach"))
                    .toList());
            Path log = Detached.run(output.folder(), again);
            System.out.println("Playing in the background; see " + log + ", or later --resume");
            return 0;
        }
        FailoverOptions options = options();
        List<Episode> played;
        try (FailoverBench bench = new FailoverBench(options, output.talk()::println, SystemTime.INSTANCE)) {
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "bench-down"));
            played = bench.run();
        }
        List<String> table = new FailoverBenchTable(options, played).lines();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("episodes", played);
        output.tell(table, json);
        keep(options);
        return sound(played) ? 0 : 1;
    }

    /** Something was played, and in all of it the fault was seen, nothing was lost and the databases agreed. */
    static boolean sound(List<Episode> played) {
        return !played.isEmpty() && played.stream().allMatch(one -> one.flaws().isEmpty());
    }

    private FailoverOptions options() {
        List<Fault> faults = only.isEmpty()
                ? Arrays.asList(Fault.values())
                : only.stream().map(Fault::of).toList();
        return new FailoverOptions(
                output.folder().resolve("failover"),
                output.portBase() + 200,
                faults,
                output.quick() ? EPISODES_QUICK : episodes,
                nodes,
                rate,
                resume);
    }

    private void keep(FailoverOptions options) throws IOException {
        if (output.saves()) {
            Files.copy(options.results(), Path.of("docs/bench/failover.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
