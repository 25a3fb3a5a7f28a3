package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole bench: one table from one run on one machine. What is compared with each other is measured beside the same
 * neighbours: the twin's other processes, with the links paused.
 */
public final class RegistrationBench {
    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;

    public RegistrationBench(BenchOptions options, BenchEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    public BenchReport run() throws IOException, SQLException, InterruptedException {
        List<BenchLine> lines = new ArrayList<>();
        try (BenchTwin twin = new BenchTwin(options, ticker)) {
            twin.up(events::phase);
            NodeBench node = new NodeBench(twin, options, events, ticker);
            node.pauseLinks();
            if (options.wants("a")) {
                lines.addAll(new PlainBench(options, events, ticker).run());
            }
            lines.addAll(node.linksPaused());
            if (options.wants("d")) {
                lines.addAll(new StandbyBench(options, events, ticker).run());
            }
            lines.addAll(node.oneInsertPerRequest());
            node.resumeLinks();
            lines.addAll(node.linksRunning());
            return new BenchReport(lines, options.wants("e") ? Optional.of(node.memory()) : Optional.empty());
        }
    }
}
