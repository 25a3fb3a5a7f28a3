package io.anlan.app.problem;

import io.anlan.kernel.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses addresses that cannot be decoded, and addresses and headers beyond their limits, by a problem as everything
 * else. The server beneath would answer by a bare status, so its own limits are four times these: what is beyond even
 * those, no route sees.
 */
@Singleton
public final class RequestBounds {

    static final int HEADER_BYTES_MAX = 16 * 1024;
    static final int ADDRESS_MAX = 4 * 1024;

    private static final int BETWEEN_CORRELATION_AND_BODY = 9_500;
    /** Colon, blank and the two ends of the line. */
    private static final int AROUND_A_HEADER = 4;

    private static final String PLAIN_SIGNS = "/-_.?=&~";

    private static final Refusal NO_ADDRESS =
            Refusal.of(ProblemType.BAD_REQUEST.slug(), 400, "The address cannot be decoded.");
    private static final Refusal LONG_ADDRESS =
            Refusal.of(ProblemType.ADDRESS_TOO_LONG.slug(), 414, "The address may have 4 KiB.");
    private static final Refusal LARGE_HEADERS =
            Refusal.of(ProblemType.HEADERS_TOO_LARGE.slug(), 431, "The headers may have 16 KiB.");

    /** To be called before Quarkus starts: it would end an undecodable address by a bare 400, before any route. */
    public static void checkAddressesHere() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void check(@Observes Filters filters) {
        filters.register(RequestBounds::pass, BETWEEN_CORRELATION_AND_BODY);
    }

    private static void pass(RoutingContext context) {
        var refusal = refusal(context.request());
        if (refusal == null) {
            context.next();
            return;
        }
        // A body that may follow will not be read, so this connection is of no more use.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        Problems.refuse(context, refusal);
    }

    private static @Nullable Refusal refusal(HttpServerRequest request) {
        if (request.uri().length() > ADDRESS_MAX) {
            return LONG_ADDRESS;
        }
        if (headerBytes(request) > HEADER_BYTES_MAX) {
            return LARGE_HEADERS;
        }
        return decodable(request.uri()) ? null : NO_ADDRESS;
    }

    private static int headerBytes(HttpServerRequest request) {
        var bytes = new int[1];
        // Going through them one by one would make an object of each.
        request.headers().forEach((name, value) -> bytes[0] += name.length() + value.length() + AROUND_A_HEADER);
        return bytes[0];
    }

    private static boolean decodable(String uri) {
        if (isPlain(uri)) {
            return true;
        }
        try {
            var unused = new URI(uri);
            return true;
        } catch (URISyntaxException undecodable) {
            return false;
        }
    }

    /** Whether nothing in it needs decoding: so it is with nearly all, and every request pays. */
    private static boolean isPlain(String uri) {
        for (var i = 0; i < uri.length(); i++) {
            var one = uri.charAt(i);
            var letter = one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
            if (!letter && !(one >= '0' && one <= '9') && PLAIN_SIGNS.indexOf(one) < 0) {
                return false;
            }
        }
        // Two slashes in front begin a host, which has rules of its own.
        return uri.startsWith("/") && !uri.startsWith("//");
    }
}
