package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole bench: one table from one run on one machine. */
public final class RegistrationBench {
    private static final List<String> NODE_PARTS = List.of("a'", "b", "b'", "c", "e");

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
        Optional<Memory> memory = Optional.empty();
        if (options.wants("a")) {
            lines.addAll(new PlainBench(options, events, ticker).run());
        }
        if (NODE_PARTS.stream().anyMatch(options::wants)) {
            NodeBench.Result node = new NodeBench(options, events, ticker).run();
            lines.addAll(node.lines());
            memory = node.node();
        }
        if (options.wants("d")) {
            lines.addAll(new StandbyBench(options, events, ticker).run());
        }
        return new BenchReport(lines, memory);
    }
}
