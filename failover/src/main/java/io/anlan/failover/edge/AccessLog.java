package io.anlan.failover.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** One line per request, off by default. Paths are shown by their known words only: the rest may be about a person. */
final class AccessLog {

    private static final Logger LOG = Logger.getLogger("anlan.access");
    private static final Set<String> KNOWN_WORDS = Set.of(
            "",
            "sessions",
            "campaigns",
            "registrations",
            "close",
            "texts",
            "qr.svg",
            "r",
            "q",
            "c",
            "claims",
            "confirm",
            "release",
            "codes",
            "events",
            "edge",
            "health",
            "ready",
            "live",
            "site",
            "metrics",
            "openapi",
            ".well-known",
            "anlan-receipt-keys.json",
            "static",
            "index.html");

    /** An id the edge made. What a caller gave might be about a person. */
    private static final Pattern OWN_ID = Pattern.compile("[0-9a-f]{24}");

    private final boolean on;

    AccessLog(boolean on) {
        this.on = on;
    }

    void line(
            HttpMethod method, String path, int status, String site, int tries, long tookNanos, String correlationId) {
        if (on) {
            LOG.log(Level.INFO, "{0} {1} {2} {3} tries={4} millis={5} correlation={6}", new Object[] {
                method.name(),
                shape(path),
                String.valueOf(status),
                site,
                String.valueOf(tries),
                String.valueOf(TimeUnit.NANOSECONDS.toMillis(tookNanos)),
                OWN_ID.matcher(correlationId).matches() ? correlationId : "given"
            });
        }
    }

    static String shape(String path) {
        StringBuilder shape = new StringBuilder();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            shape.append(i == 0 ? "" : "/").append(KNOWN_WORDS.contains(segments[i]) ? segments[i] : "*");
        }
        return shape.toString();
    }
}
