package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Part e: what the whole twin can keep up with, and the CPU of every process until the last row is in four databases. No
 * new request is sent while a link is more than a few seconds behind, so the lag stays bounded and the rate is the
 * links' rate when they are the slowest.
 */
final class SustainedLoad {
    private static final long LAG_MAX_MILLIS = 3_000;
    private static final int CONCURRENCY = 64;
    private static final int CAMPAIGNS = 40;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(3);

    private final BenchOptions options;
    private final BenchEvents events;
    private final Ticker ticker;

    SustainedLoad(BenchOptions options, BenchEvents events, Ticker ticker) {
        this.options = options;
        this.events = events;
        this.ticker = ticker;
    }

    BenchLine run(BenchTwin twin, String[] tokens) throws IOException, InterruptedException {
        Links links = new Links(twin.twin());
        AtomicLong lag = new AtomicLong();
        AtomicLong worst = new AtomicLong();
        RegistrationShots shots =
                new RegistrationShots(tokens, twin.campaigns(CAMPAIGNS), () -> lag.get() < LAG_MAX_MILLIS);
        CpuMeter meter = twin.meter(new ArrayList<>(twin.twin().partNames()));
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (HttpLoop loop = new HttpLoop(Vertx.vertx(), twin.node(), ticker)) {
            ScheduledFuture<?> looking =
                    watch.scheduleWithFixedDelay(() -> look(links, lag, worst), 0, 250, TimeUnit.MILLISECONDS);
            Duration time = options.times().sustained();
            events.phase("e sustained for " + time.toSeconds() + " s");
            if (looking.isDone()) {
                throw new IllegalStateException("the lag is not watched");
            }
            Map<String, Long> before = meter.read();
            long start = ticker.monotonicNanos();
            LoopResult result = loop.run(CONCURRENCY, time, shots);
            boolean caughtUp = Await.that("the links have caught up", CAUGHT_UP_WITHIN)
                    .every(Duration.ofMillis(250))
                    .holds(() -> links.lagMillis() < 500);
            double seconds = (ticker.monotonicNanos() - start) / 1e9;
            BenchLine line = BenchLine.of(
                    "e",
                    "whole twin, sustained until all four databases have it",
                    new LoopResult(CONCURRENCY, seconds, result.answers(), result.latencies()),
                    new LinkedHashMap<>(meter.since(before)),
                    String.format(
                            "worst lag %d ms, caught up %.1f s after the last answer%s",
                            worst.get(), seconds - time.toSeconds(), caughtUp ? "" : " (NOT caught up)"));
            events.line(line);
            return line;
        } finally {
            watch.shutdownNow();
        }
    }

    private static void look(Links links, AtomicLong lag, AtomicLong worst) {
        try {
            lag.set(links.lagMillis());
            worst.accumulateAndGet(lag.get(), Math::max);
        } catch (IOException e) {
            // Not knowing the lag is a reason to wait, as a large one would be.
            lag.set(LAG_MAX_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
