package io.anlan.app.problem;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes refusals and doubts as problem+json: the only place that turns an outcome into an HTTP error. */
public final class Problems {

    private static final int UNAVAILABLE = 503;

    private Problems() {}

    /** Ends the request with a refusal. */
    public static void refuse(RoutingContext context, Refusal refusal) {
        write(context, of(refusal, Correlation.id(context)));
    }

    /** Ends the request with a doubt: 503 {@code in-doubt}. */
    public static void doubt(RoutingContext context, Doubt doubt) {
        write(context, of(doubt, Correlation.id(context)));
    }

    /** Ends the request with a failure of our own. Nothing of the cause is told. */
    public static void fail(RoutingContext context) {
        write(context, failure(Correlation.id(context)));
    }

    static Problem failure(String correlationId) {
        return new Problem(
                ProblemType.FAILED.slug(),
                500,
                "The service has failed; whether the request was carried out is not known.",
                correlationId,
                null);
    }

    static Problem of(Refusal refusal, String correlationId) {
        return new Problem(
                refusal.type(), refusal.status(), refusal.detail(), correlationId, seconds(refusal.retryAfter()));
    }

    static Problem of(Doubt doubt, String correlationId) {
        return new Problem(
                ProblemType.IN_DOUBT.slug(), UNAVAILABLE, doubt.detail(), correlationId, seconds(doubt.retryAfter()));
    }

    private static @Nullable Long seconds(@Nullable Duration retryAfter) {
        // The header knows whole seconds only; zero would invite a storm.
        return retryAfter == null ? null : Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }

    static void write(RoutingContext context, Problem problem) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        var retryAfterSeconds = problem.retryAfterSeconds();
        if (retryAfterSeconds != null) {
            response.putHeader("Retry-After", Long.toString(retryAfterSeconds));
        }
        var unused = response.end(problem.json());
    }
}
