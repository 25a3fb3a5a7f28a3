package io.anlan.chaos.cli;

import io.anlan.chaos.archive.RunFolder;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.peers.ComparedLine;
import io.anlan.chaos.peers.Comparison;
import io.anlan.chaos.peers.PeerKind;
import io.anlan.chaos.peers.PeerRun;
import io.anlan.chaos.report.PeersPage;
import io.anlan.chaos.run.RunResult;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Workload;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./anlan chaos peers}: other systems under the same load, faults and judges, in one table. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = "Plays the same registrations and faults against a PostgreSQL pair with synchronous standby and"
                + " against MariaDB Galera, judges them alike, and puts all into one table. No twin is needed, and"
                + " none should run.")
final class ChaosPeersCommand implements Callable<Integer> {
    private static final int STRIKES_AT_SECONDS = 8;
    private static final int SHORTEST_SECONDS = STRIKES_AT_SECONDS + 10;

    @Option(names = "--seconds", defaultValue = "40", description = "load of each run (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--rate", defaultValue = "150", description = "attempts a second (${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--acts-after",
            defaultValue = "10",
            description = "seconds until an operator acts, or what stands still goes on (${DEFAULT-VALUE})")
    private int actsAfter;

    @Option(names = "--seed", defaultValue = "1", description = "what is drawn (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--with", description = "folder of a run or campaign of the product, for its lines in the table")
    private @Nullable Path with;

    @Option(names = "--only", split = ",", description = "postgresql-standby, mariadb-galera (both)")
    private List<String> only = List.of();

    @Option(names = "--json", description = "the table as JSON on standard output, all else on standard error")
    private boolean json;

    @Option(names = "--port-base", defaultValue = "28600", description = "first of some forty ports (${DEFAULT-VALUE})")
    private int portBase;

    @Option(names = "--home", defaultValue = ".anlan", description = "where runs are kept (${DEFAULT-VALUE})")
    private Path home = Path.of(".anlan");

    private final List<RunResult> runs = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (seconds < Math.max(SHORTEST_SECONDS, STRIKES_AT_SECONDS + actsAfter)) {
            throw new IllegalArgumentException("--seconds must leave time for the fault: at least "
                    + Math.max(SHORTEST_SECONDS, STRIKES_AT_SECONDS + actsAfter));
        }
        PrintStream talk = json ? System.err : System.out;
        Path folder = home.resolve("chaos/peers-" + SystemTime.INSTANCE.wallMillis());
        Comparison comparison = new Comparison();
        Path product = with;
        if (product != null) {
            comparison.product(KeptRuns.of(product));
        }
        for (PeerKind kind : wanted()) {
            for (PlannedFault fault : PeerKind.faults(STRIKES_AT_SECONDS, actsAfter)) {
                play(kind, fault, folder, comparison, talk);
            }
        }
        tell(comparison, folder, talk);
        return exitCode(comparison.lines());
    }

    private List<PeerKind> wanted() {
        List<PeerKind> wanted = Arrays.stream(PeerKind.values())
                .filter(kind -> only.isEmpty() || only.contains(kind.word()))
                .toList();
        if (wanted.size() < only.size()) {
            throw new IllegalArgumentException(
                    "--only knows postgresql-standby and mariadb-galera, not all of " + only);
        }
        return wanted;
    }

    private void play(PeerKind kind, PlannedFault fault, Path folder, Comparison comparison, PrintStream talk)
            throws IOException, SQLException, InterruptedException {
        if (!kind.missing().isEmpty()) {
            talk.println("SKIPPED " + kind.word() + " " + fault.title() + ": " + kind.missing());
            comparison.skipped(kind, fault.title(), kind.missing());
            return;
        }
        Workload load = new Workload(seconds, rate, true, false, 0, Workload.Mix.STANDARD);
        try (ChaosProgress progress = new ChaosProgress(talk)) {
            PeerRun run = new PeerRun(kind, load, fault, seed, progress, SystemTime.INSTANCE);
            talk.println(run.name());
            PeerRun.Played played = run.play(folder.resolve("data"), portBase, ChaosPlace.commit());
            RunFolder kept = new RunFolder(folder.resolve(run.name()));
            RunResult result = played.result().withDigest(kept.write(played.history()));
            kept.writeResults(result);
            runs.add(result);
            comparison.peer(kind, result);
        } catch (PartException cannotRun) {
            talk.println("SKIPPED " + kind.word() + " " + fault.title() + ": " + cannotRun.getMessage());
            comparison.skipped(kind, fault.title(), "it did not run here: " + cannotRun.getMessage());
        }
    }

    private void tell(Comparison comparison, Path folder, PrintStream talk) throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve("report.html");
        Files.writeString(page, new PeersPage(comparison, runs, actsAfter).html(), StandardCharsets.UTF_8);
        String table = new ChaosPeersTable(comparison).json();
        Files.writeString(folder.resolve("peers.json"), table, StandardCharsets.UTF_8);
        talk.println();
        new ChaosPeersTable(comparison).lines().forEach(talk::println);
        talk.println();
        talk.println(page);
        if (json) {
            System.out.println(table);
        }
    }

    /** What others do wrong is no failure of this command; not to know is one. */
    private static int exitCode(List<ComparedLine> lines) {
        return lines.stream().anyMatch(line -> line.skipped().isEmpty() && line.verdict() == Verdict.UNKNOWN) ? 2 : 0;
    }
}
