package io.anlan.chaos.bench.replication;

import io.anlan.chaos.bench.CpuMeter;
import io.anlan.chaos.bench.Links;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.time.Duration;

/** One link of a twin. */
record LinkCarrier(
        String part, String what, String link, Links links, DatabaseLogin from, DatabaseLogin to, CpuMeter meter)
        implements Carrier {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Override
    public void hold() throws IOException, InterruptedException {
        links.pause(link);
        Await.that(link + " is paused", SOON)
                .untilItHolds(() -> links.state(link).equals("PAUSED"));
    }

    @Override
    public void go() throws IOException, InterruptedException {
        links.resume(link);
    }
}
