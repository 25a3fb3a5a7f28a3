package io.anlan.app.problem;

import io.anlan.kernel.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Times the hot routes under the name and tags that Quarkus' own meter gives all others. That one looks its tags up at
 * each request, which costs a tenth of an answer from memory; the settings keep it off these routes.
 */
@Singleton
public final class RouteTimes {

    private static final String NAME = "http.server.requests";
    private static final int STATUS_END = 600;

    private final MeterRegistry registry;
    private final Ticker ticker;

    public RouteTimes(MeterRegistry registry, Ticker ticker) {
        this.registry = registry;
        this.ticker = ticker;
    }

    /** The same handler, timed from here to the end of its answer. */
    public Handler<RoutingContext> timed(String method, String uri, Handler<RoutingContext> handler) {
        var byStatus = new AtomicReferenceArray<Timer>(STATUS_END);
        return context -> {
            var begun = ticker.monotonicNanos();
            var unused = context.addEndHandler(
                    ended -> record(byStatus, method, uri, context.response().getStatusCode(), begun));
            handler.handle(context);
        };
    }

    private void record(AtomicReferenceArray<Timer> byStatus, String method, String uri, int status, long begun) {
        var timer = byStatus.get(status);
        if (timer == null) {
            timer = timer(method, uri, status);
            byStatus.set(status, timer);
        }
        timer.record(ticker.monotonicNanos() - begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String method, String uri, int status) {
        return Timer.builder(NAME)
                .tags("method", method, "uri", uri, "outcome", outcome(status), "status", Integer.toString(status))
                .register(registry);
    }

    private static String outcome(int status) {
        return switch (status / 100) {
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
