package io.anlan.app.problem;

import io.anlan.kernel.Refusal;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What JAX-RS refuses by itself, and what breaks inside it, as problem+json. */
public final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response refused(WebApplicationException refused, RoutingContext context) {
        var status = refused.getResponse().getStatus();
        return status >= 500 ? broken(refused, context) : Answers.of(ofStatus(status, context));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, RoutingContext context) {
        // Only the names of our own parameters: the message of a constraint may repeat what was sent.
        var fields = invalid.getConstraintViolations().stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .toList();
        return Answers.of(Problems.of(
                Refusal.of(ProblemType.BAD_VALUE.slug(), 400, "Not valid: " + String.join(", ", fields) + "."),
                Correlation.id(context)));
    }

    @ServerExceptionMapper
    Response broken(Throwable failure, RoutingContext context) {
        LOG.error("request failed", failure);
        return Answers.of(Problems.failure(Correlation.id(context)));
    }

    /** The problem of a bare HTTP status. */
    static Problem ofStatus(int status, RoutingContext context) {
        var bare = BARE.getOrDefault(status, new Bare(ProblemType.BAD_REQUEST, "The request is not valid."));
        return Problems.of(Refusal.of(bare.type.slug(), status, bare.detail), Correlation.id(context));
    }

    private record Bare(ProblemType type, String detail) {}

    private static final Map<Integer, Bare> BARE = Map.of(
            401, new Bare(ProblemType.SESSION_MISSING, "The request needs a session token."),
            403, new Bare(ProblemType.NOT_ALLOWED, "The token does not allow this."),
            404, new Bare(ProblemType.NOT_FOUND, "Nothing is at this address."),
            405, new Bare(ProblemType.METHOD_NOT_ALLOWED, "The address does not know this method."),
            406, new Bare(ProblemType.NOT_ACCEPTABLE, "The answer is given as application/json only."),
            413, new Bare(ProblemType.BODY_TOO_LARGE, "The body is beyond the limit of this address."),
            415, new Bare(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json."));
}
