package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Part d: PostgreSQL with a synchronous standby, the same INSERT over JDBC, one at a time on each connection. */
final class StandbyBench {
    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;

    StandbyBench(BenchOptions options, BenchEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    List<BenchLine> run() throws IOException, SQLException, InterruptedException {
        Path folder = options.folder().resolve("standby-pair");
        Folders.delete(folder);
        events.phase("d starting a PostgreSQL pair");
        try (StandbyPair pair = StandbyPair.start(
                folder, options.portBase() + 10, List.of(BenchRows.TABLE, BenchRows.INDEX), "remote_apply")) {
            BenchRows rows = new BenchRows(ticker.wallMicros());
            JdbcLoop loop = new JdbcLoop(pair.login(), ticker);
            return new MeasuredLoop(options, events, new CpuMeter(pair.roots()))
                    .run(
                            "d",
                            "PostgreSQL, standby remote_apply",
                            (concurrency, time) -> run(loop, concurrency, time, rows),
                            () -> "");
        } finally {
            Folders.delete(folder);
        }
    }

    private static LoopResult run(JdbcLoop loop, int concurrency, java.time.Duration time, BenchRows rows)
            throws InterruptedException {
        try {
            return loop.run(concurrency, time, rows);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the pair stopped answering", e.getCause());
        }
    }
}
