package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.Traveller;
import io.anlan.failover.edge.plan.TryPlan;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** Takes a request in: refuses what is too large or no request, answers for the edge's own pages, begins an exchange. */
final class Reception {

    private static final Set<HttpMethod> PASSED = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final EdgeParts parts;
    private final OpenExchanges open;
    private final OwnPages own;
    private long turn;

    Reception(EdgeParts parts, OpenExchanges open, OwnPages own) {
        this.parts = parts;
        this.open = open;
        this.own = own;
    }

    void receive(HttpServerRequest request) {
        String correlationId = Headers.correlationId(request.getHeader(Headers.CORRELATION_ID));
        Reply reply = new Reply(parts, request, correlationId);
        if (request.uri().startsWith(OwnPages.PATH)) {
            own.answer(request, reply);
        } else if (InnerPages.has(request.uri())) {
            reply.problem(EdgeProblem.NOT_FOUND, "Nothing is at this address.", Ending.REFUSED, 0);
        } else if (!PASSED.contains(request.method())) {
            reply.problem(EdgeProblem.METHOD_NOT_ALLOWED, "The edge does not pass this method.", Ending.REFUSED, 0);
        } else if (!request.uri().startsWith("/")) {
            reply.problem(EdgeProblem.BAD_REQUEST, "The address must begin with a slash.", Ending.REFUSED, 0);
        } else if (parts.load().closing()) {
            reply.problem(EdgeProblem.NOT_STORED, "This edge is leaving.", Ending.NOT_STORED, 0);
        } else if (!parts.load().enter(parts.limits().inFlight())) {
            reply.problem(EdgeProblem.NOT_STORED, "The edge has as many requests as it takes.", Ending.NOT_STORED, 0);
        } else {
            begin(request, reply, correlationId);
        }
    }

    /** Not HTTP, or too much of it: no other handler sees such a request. */
    void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        EdgeProblem problem = EdgeProblem.BAD_REQUEST;
        if (cause instanceof TooLongHttpLineException) {
            problem = EdgeProblem.ADDRESS_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            problem = EdgeProblem.HEADERS_TOO_LARGE;
        }
        String correlationId = Headers.correlationId(null);
        Buffer body = Buffer.buffer(problem.json("The request could not be read.", correlationId));
        HttpServerResponse response = request.response().setStatusCode(problem.status);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, EdgeProblem.MEDIA_TYPE)
                .set(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                .set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .set(Headers.CORRELATION_ID, correlationId);
        response.write(body);
        parts.lingering().endLater(response);
        parts.metrics().ended(Ending.REFUSED, 0);
    }

    private void begin(HttpServerRequest request, Reply reply, String correlationId) {
        Exchange exchange = exchange(request, reply, correlationId);
        open.add(exchange);
        request.response().closeHandler(gone -> exchange.abort());
        request.exceptionHandler(broken -> exchange.abort());
        if (length(request) > parts.limits().bodyBytes()) {
            exchange.refuse(EdgeProblem.BODY_TOO_LARGE, "The body may have 64 KiB.");
        } else if (hasNoBody(request)) {
            exchange.begin(Buffer.buffer());
        } else {
            gather(request, exchange);
        }
    }

    /** Over HTTP 2 a body needs no header that announces it. */
    private static boolean hasNoBody(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2
                && length(request) == 0
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void gather(HttpServerRequest request, Exchange exchange) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > parts.limits().bodyBytes()) {
                exchange.refuse(EdgeProblem.BODY_TOO_LARGE, "The body may have 64 KiB.");
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(whole -> exchange.begin(body));
    }

    private Exchange exchange(HttpServerRequest request, Reply reply, String correlationId) {
        HttpMethod method = request.method();
        boolean reads = READS.contains(method);
        boolean keyed = method == HttpMethod.POST && request.headers().contains(Headers.IDEMPOTENCY_KEY);
        long mine = turn++;
        return new Exchange(
                parts,
                reply,
                new TryPlan(reads && !Headers.wantsStream(request.headers()) || keyed, !reads),
                Traveller.of(request.getHeader(HttpHeaders.AUTHORIZATION), mine),
                mine,
                new Forward(method, request.uri(), withHost(request), Buffer.buffer(), correlationId),
                this::leave);
    }

    /** Over HTTP 2 the host stands outside the headers. */
    private static MultiMap withHost(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 || request.authority() == null) {
            return request.headers();
        }
        return HttpHeaders.headers()
                .addAll(request.headers())
                .set(HttpHeaders.HOST, request.authority().toString());
    }

    private void leave(Exchange exchange) {
        open.remove(exchange);
        parts.load().leave();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The decoder has refused what is no number; more digits than a long has are too large anyway.
        return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }
}
