package io.anlan.client.sending;

import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The edges that could not be reached or said nothing, so that the next request does not begin there. Forgotten when one
 * answers again; asked about once in a while. Lives on the client's event loop.
 */
final class Silence {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Map<Target, Long> askedNanos = new HashMap<>();

    Silence(Ticker ticker) {
        this.ticker = ticker;
    }

    boolean isSilent(Target target) {
        return askedNanos.containsKey(target);
    }

    /** Nothing was heard from it. */
    void noted(Target target) {
        askedNanos.putIfAbsent(target, ticker.monotonicNanos());
    }

    /** It answered. */
    void broken(Target target) {
        askedNanos.remove(target);
    }

    /** True once in a while for a silent one: somebody should ask it how it is. */
    boolean shouldAsk(Target target) {
        Long asked = askedNanos.get(target);
        long now = ticker.monotonicNanos();
        if (asked == null || now - asked < ASK_AGAIN.toNanos()) {
            return false;
        }
        askedNanos.put(target, now);
        return true;
    }
}
