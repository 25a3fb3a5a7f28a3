package io.anlan.failover.edge;

import io.anlan.kernel.Ticker;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The exchanges of one event loop that have no answer yet, oldest first. One look every few milliseconds at the oldest
 * ones is cheaper than two timers for every request.
 */
final class OpenExchanges {

    private static final long TICK_MILLIS = 10;
    private static final long NO_TIMER = -1;

    private final EdgeLimits limits;
    private final Ticker ticker;
    private final Vertx vertx;
    private final Set<Exchange> open = new LinkedHashSet<>();
    private long timer = NO_TIMER;

    OpenExchanges(EdgeLimits limits, Ticker ticker, Vertx vertx) {
        this.limits = limits;
        this.ticker = ticker;
        this.vertx = vertx;
    }

    void add(Exchange exchange) {
        open.add(exchange);
        if (timer == NO_TIMER) {
            timer = vertx.setPeriodic(TICK_MILLIS, tick -> tick());
        }
    }

    void remove(Exchange exchange) {
        open.remove(exchange);
    }

    /** Time has passed: those old enough for a try past its time look again, those past their whole time end. */
    private void tick() {
        if (open.isEmpty()) {
            // An edge that nobody asks anything costs nothing.
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
            return;
        }
        long now = ticker.monotonicNanos();
        List<Exchange> due = new ArrayList<>();
        for (Exchange exchange : open) {
            if (exchange.ageNanos(now) < limits.tryTime().toNanos()) {
                break;
            }
            due.add(exchange);
        }
        for (Exchange exchange : due) {
            if (exchange.ageNanos(now) >= limits.requestTime().toNanos()) {
                exchange.expire();
            } else {
                exchange.advance();
            }
        }
    }

    /** A node went up or down: everyone looks again. */
    void lookAgain() {
        List.copyOf(open).forEach(Exchange::advance);
    }
}
