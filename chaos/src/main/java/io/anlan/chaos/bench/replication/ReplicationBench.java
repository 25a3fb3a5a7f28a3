package io.anlan.chaos.bench.replication;

import io.anlan.kernel.Ticker;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole bench: one table from one run on one machine. What is compared runs beside the same neighbours: an idle twin
 * whose other links are held back, and a pair of servers for PostgreSQL's own replication.
 */
public final class ReplicationBench {
    private final ReplicationOptions options;
    private final ReplicationEvents events;
    private final Ticker ticker;

    public ReplicationBench(ReplicationOptions options, ReplicationEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    public ReplicationReport run() throws IOException, SQLException, InterruptedException {
        Path folder = options.folder().resolve("native-pair");
        Folders.delete(folder);
        try (LinkRig rig = new LinkRig(options, ticker);
                NativePair pair = NativePair.start(folder, options.portBase() + 10)) {
            rig.up(events);
            // First, while every link has told all there is: held back, they pile rows up for each other.
            Map<String, Double> idle = options.wants("idle") ? idle(rig) : Map.of();
            List<ReplicationLine> lines = carriers(rig, pair);
            return new ReplicationReport(lines, idle, reconcile(rig));
        } finally {
            Folders.delete(folder);
        }
    }

    private List<ReplicationLine> carriers(LinkRig rig, NativePair pair)
            throws IOException, SQLException, InterruptedException {
        List<Carrier> carriers = Stream.of(rig.betweenSites(), pair, rig.toPlatform())
                .filter(carrier -> options.wants(carrier.part()))
                .toList();
        if (carriers.isEmpty()) {
            return List.of();
        }
        events.phase("carrying " + options.rows() + " rows in each round");
        rig.holdAll();
        pair.hold();
        return new CarrierBench(carriers, options, events, ticker).run();
    }

    private Optional<ReconcileFigures> reconcile(LinkRig rig) throws IOException, SQLException, InterruptedException {
        return options.wants("reconcile")
                ? Optional.of(new ReconcileBench(rig, options, events, ticker).run())
                : Optional.empty();
    }

    private Map<String, Double> idle(LinkRig rig) {
        events.phase("doing nothing for a while");
        return new IdleTwin(ticker)
                .measure(
                        rig.meter(rig.twin().partNames()),
                        options.times().settle(),
                        options.times().idle());
    }
}
