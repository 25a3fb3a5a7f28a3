package io.anlan.app.registration.http;

import io.anlan.app.problem.Problems;
import io.anlan.kernel.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a request body that must be small, without the machinery for uploads. */
final class SmallBody {

    private static final int BYTES_MAX = 4 * 1024;
    private static final Refusal TOO_LARGE = Refusal.of("body-too-large", 413, "The body may have at most 4096 bytes.");

    private final RoutingContext context;
    private final Consumer<byte[]> whole;
    private final Buffer read = Buffer.buffer();
    private boolean refused;

    private SmallBody(RoutingContext context, Consumer<byte[]> whole) {
        this.context = context;
        this.whole = whole;
    }

    /** Calls back with the whole body, or refuses the request. */
    static void read(RoutingContext context, Consumer<byte[]> whole) {
        var body = new SmallBody(context, whole);
        var request = context.request();
        request.handler(body::chunk);
        request.endHandler(end -> body.end());
        // Who hangs up gets no answer.
        request.exceptionHandler(gone -> body.refused = true);
        if (declared(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > BYTES_MAX) {
            body.refuse();
        }
        // Quarkus hands requests over paused; nothing would ever arrive.
        request.resume();
    }

    private void chunk(Buffer chunk) {
        if (read.length() + chunk.length() > BYTES_MAX) {
            refuse();
        } else if (!refused) {
            read.appendBuffer(chunk);
        }
    }

    private void end() {
        if (!refused) {
            whole.accept(read.getBytes());
        }
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            // What is still coming is not worth reading; the connection ends with the answer.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Problems.refuse(context, TOO_LARGE);
        }
    }

    private static long declared(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }
}
