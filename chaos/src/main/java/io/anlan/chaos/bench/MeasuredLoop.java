package io.anlan.chaos.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Warms one target up, then measures it at each concurrency with the CPU time of its processes beside the rate. */
final class MeasuredLoop {
    private final BenchOptions options;
    private final BenchEvents events;
    private final CpuMeter meter;

    MeasuredLoop(BenchOptions options, BenchEvents events, CpuMeter meter) {
        this.options = options;
        this.events = events;
        this.meter = meter;
    }

    List<BenchLine> run(String part, String what, HttpLoop loop, Shots shots, Supplier<String> note)
            throws InterruptedException {
        return run(part, what, (concurrency, time) -> loop.run(concurrency, time, shots), note);
    }

    List<BenchLine> run(String part, String what, Loop loop, Supplier<String> note) throws InterruptedException {
        events.phase(
                part + " " + what + ": warming up " + options.times().warmUp().toSeconds() + " s");
        LoopResult warm = loop.run(options.highestConcurrency(), options.times().warmUp());
        if (warm.good() == 0) {
            throw new IllegalStateException("nothing was answered as wanted: " + warm.answers());
        }
        List<BenchLine> lines = new ArrayList<>();
        for (int concurrency : options.concurrencies()) {
            events.phase(part + " " + what + ": measuring at " + concurrency);
            lines.add(once(part, what, concurrency, options.times().measured(), loop, note));
        }
        return lines;
    }

    BenchLine once(String part, String what, int concurrency, Duration time, Loop loop, Supplier<String> note)
            throws InterruptedException {
        Map<String, Long> before = meter.read();
        LoopResult result = loop.run(concurrency, time);
        BenchLine line = BenchLine.of(part, what, result, meter.since(before), note.get());
        events.line(line);
        return line;
    }

    /** Something that can be run at a concurrency for a time. */
    interface Loop {
        LoopResult run(int concurrency, Duration time) throws InterruptedException;
    }
}
