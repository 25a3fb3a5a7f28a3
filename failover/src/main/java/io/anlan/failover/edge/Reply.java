package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.kernel.SiteId;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Writes the one answer to a citizen, counts it and logs it. */
final class Reply {

    private static final String NO_SITE = "-";
    private static final int CLIENT_WENT_AWAY = 499;

    private final EdgeParts parts;
    private final HttpServerRequest request;
    private final String correlationId;
    private final long startedNanos;
    private final MultiMap always = HttpHeaders.headers();

    Reply(EdgeParts parts, HttpServerRequest request, String correlationId) {
        this.parts = parts;
        this.request = request;
        this.correlationId = correlationId;
        this.startedNanos = parts.ticker().monotonicNanos();
    }

    long startedNanos() {
        return startedNanos;
    }

    /** What goes with the answer whatever it is. */
    MultiMap headers() {
        return always;
    }

    /** A node's answer, without what belonged to the node's connection. */
    void pass(Answer answer, SiteId site, Ending ending, int tries) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            aborted(tries);
            return;
        }
        Headers.pass(answer.headers(), response.headers());
        if (request.method() != HttpMethod.HEAD) {
            response.headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        response.setStatusCode(answer.status());
        response.headers().set(Headers.SITE, site.id());
        end(tries, answer.body());
        count(ending, answer.status(), site.id(), tries);
    }

    /** Events of a node as they come. */
    void stream(Answer answer, HttpClientResponse events, NodeAddress node, int tries) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            events.request().reset();
            aborted(tries);
            return;
        }
        Headers.pass(answer.headers(), response.headers());
        response.headers().remove(HttpHeaders.CONTENT_LENGTH);
        response.headers()
                .set(Headers.SITE, node.site().id())
                .set(Headers.CORRELATION_ID, correlationId)
                .set(Headers.TRIES, String.valueOf(tries));
        response.setStatusCode(answer.status()).setChunked(!isMultiplexed());
        if (parts.streams().pass(node, events, request, parts.limits().streams())) {
            count(Ending.ANSWERED, answer.status(), node.site().id(), tries);
        } else {
            response.headers().clear();
            problem(EdgeProblem.NOT_STORED, "The edge has as many streams as it takes.", Ending.NOT_STORED, tries);
        }
    }

    /** The edge's own words. */
    void problem(EdgeProblem problem, String detail, Ending ending, int tries) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            aborted(tries);
            return;
        }
        response.setStatusCode(problem.status);
        response.headers().set(HttpHeaders.CONTENT_TYPE, EdgeProblem.MEDIA_TYPE);
        if (problem.retryable()) {
            response.headers().set(Headers.RETRY_AFTER, EdgeProblem.RETRY_AFTER_SECONDS);
        }
        if (problem.leavesBodyUnread() && !isMultiplexed()) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        end(tries, Buffer.buffer(problem.json(detail, correlationId)));
        if (problem.leavesBodyUnread()) {
            leaveUnread();
        }
        count(ending, problem.status, NO_SITE, tries);
    }

    void aborted(int tries) {
        count(Ending.ABORTED, CLIENT_WENT_AWAY, NO_SITE, tries);
    }

    private void end(int tries, Buffer body) {
        HttpServerResponse response = request.response();
        always.forEach((name, value) -> response.headers().set(name, value));
        response.headers().set(Headers.CORRELATION_ID, correlationId).set(Headers.TRIES, String.valueOf(tries));
        if (isMultiplexed()) {
            response.end(body).onComplete(written -> goAwayWhenDraining());
        } else if (parts.load().draining() || Headers.wantsClose(request.headers())) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.end(body).onComplete(written -> request.connection().close());
        } else {
            response.end(body);
        }
    }

    /** Many requests share the connection: it is not closed for the sake of one. */
    private boolean isMultiplexed() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private void leaveUnread() {
        if (isMultiplexed()) {
            parts.lingering().resetLater(request.response());
        } else {
            parts.lingering().closeLater(request.connection());
        }
    }

    private void goAwayWhenDraining() {
        if (parts.load().draining()) {
            request.connection().shutdown(parts.limits().requestTime().toMillis());
        }
    }

    private void count(Ending ending, int status, String site, int tries) {
        long tookNanos = parts.ticker().monotonicNanos() - startedNanos;
        parts.metrics().ended(ending, tookNanos);
        parts.log().line(request.method(), request.path(), status, site, tries, tookNanos, correlationId);
    }
}
