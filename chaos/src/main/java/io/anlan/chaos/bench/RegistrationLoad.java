package io.anlan.chaos.bench;

import io.anlan.kernel.Ticker;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Citizens who register as fast as they are answered, for seeing what something else costs them. */
public final class RegistrationLoad implements AutoCloseable {
    private static final int CONCURRENCY = 64;

    private final HttpLoop loop;
    private final RegistrationShots shots;

    /** Logs the twin's citizens in and opens campaigns; both sites must be up. */
    public RegistrationLoad(BenchTwin twin, int campaigns, Ticker ticker, Consumer<String> phase)
            throws IOException, InterruptedException {
        this.shots = new RegistrationShots(twin.sessions(phase), twin.campaigns(campaigns), () -> true);
        this.loop = new HttpLoop(Vertx.vertx(), twin.node(), ticker);
    }

    /** How many a second are stored, at one site or both. */
    public double perSecond(Duration time) throws InterruptedException {
        LoopResult result = loop.run(CONCURRENCY, time, shots);
        long stored = result.good() + result.answers().getOrDefault(RegistrationShots.ONE_SITE, 0L);
        return stored / result.seconds();
    }

    @Override
    public void close() {
        loop.close();
    }
}
