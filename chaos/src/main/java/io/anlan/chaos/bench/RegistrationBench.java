package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The whole bench: one table from one run on one machine. */
public final class RegistrationBench {
    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;

    public RegistrationBench(BenchOptions options, BenchEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    public List<BenchLine> run() throws IOException, SQLException, InterruptedException {
        List<BenchLine> lines = new ArrayList<>();
        if (options.wants("a")) {
            lines.addAll(new PlainBench(options, events, ticker).run());
        }
        if (options.wants("d")) {
            lines.addAll(new StandbyBench(options, events, ticker).run());
        }
        return lines;
    }
}
