package io.anlan.failover.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The headers the edge knows, and what it does not pass on. */
final class Headers {

    static final CharSequence CORRELATION_ID = HttpHeaders.createOptimized("Correlation-Id");
    static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    static final CharSequence SITE = HttpHeaders.createOptimized("Anlan-Site");
    static final CharSequence TRIES = HttpHeaders.createOptimized("Anlan-Tries");

    private static final String EVENTS = "text/event-stream";
    private static final int CORRELATION_MAX = 40;
    private static final int CORRELATION_BYTES = 12;

    /** Headers that speak of one connection, and those the edge itself sets. */
    private static final List<CharSequence> OWN = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.createOptimized("Keep-Alive"),
            HttpHeaders.createOptimized("Proxy-Connection"),
            HttpHeaders.createOptimized("Proxy-Authenticate"),
            HttpHeaders.createOptimized("Proxy-Authorization"),
            HttpHeaders.createOptimized("TE"),
            HttpHeaders.createOptimized("Trailer"),
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.UPGRADE,
            HttpHeaders.createOptimized("Expect"),
            SITE,
            TRIES);

    private Headers() {}

    /** Copies what belongs to the message and leaves what belongs to the connection it came on. */
    static void pass(MultiMap from, MultiMap to) {
        to.addAll(from);
        for (String line : connections(from)) {
            if (!isPlain(line)) {
                dropNamed(line, to);
            }
        }
        for (CharSequence name : OWN) {
            to.remove(name);
        }
    }

    /** True when the sender wants no more on this connection and says it in words that Vert.x does not take. */
    static boolean wantsClose(MultiMap headers) {
        for (String line : connections(headers)) {
            if (!isPlain(line) && line.toLowerCase(Locale.ROOT).contains("close")) {
                return true;
            }
        }
        return false;
    }

    /** True when the sender wants events as they come. */
    static boolean wantsStream(MultiMap headers) {
        String wanted = headers.get(HttpHeaders.ACCEPT);
        return wanted != null && wanted.contains(EVENTS);
    }

    /** True for an answer that has no end. */
    static boolean isStream(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(EVENTS);
    }

    private static List<String> connections(MultiMap headers) {
        return headers.contains(HttpHeaders.CONNECTION) ? headers.getAll(HttpHeaders.CONNECTION) : List.of();
    }

    private static boolean isPlain(String connection) {
        return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
    }

    /** A sender may name further headers that are for the next hop only. */
    private static void dropNamed(String line, MultiMap to) {
        for (String name : line.split(",")) {
            to.remove(name.strip());
        }
    }

    /** The caller's id when it is short and printable, else a new one. */
    static String correlationId(@Nullable String offered) {
        return offered != null && isPrintable(offered) ? offered : newCorrelationId();
    }

    private static boolean isPrintable(String text) {
        return !text.isEmpty()
                && text.length() <= CORRELATION_MAX
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static String newCorrelationId() {
        byte[] octets = new byte[CORRELATION_BYTES];
        ThreadLocalRandom.current().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
