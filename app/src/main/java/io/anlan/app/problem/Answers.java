package io.anlan.app.problem;

import io.anlan.kernel.Outcome;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Turns outcomes into the answers of JAX-RS resources. */
public final class Answers {

    private Answers() {}

    /** The answer to an outcome; what is done says its own answer. */
    public static <T> Response of(Outcome<T> outcome, RoutingContext context, Function<T, Response> done) {
        var correlationId = Correlation.id(context);
        return outcome.fold(
                done,
                refusal -> of(Problems.of(refusal, correlationId)),
                doubt -> of(Problems.of(doubt, correlationId)));
    }

    static Response of(Problem problem) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem.json());
        var retryAfterSeconds = problem.retryAfterSeconds();
        if (retryAfterSeconds != null) {
            response.header("Retry-After", retryAfterSeconds);
        }
        return response.build();
    }
}
