package io.anlan.failover.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** What is sent to a node: the citizen's request without what belonged to their connection. */
record Forward(HttpMethod method, String uri, MultiMap headers, Buffer body, String correlationId) {

    void fill(HttpClientRequest request) {
        MultiMap to = request.headers();
        Headers.pass(headers, to);
        to.remove(HttpHeaders.CONTENT_LENGTH);
        to.set(Headers.CORRELATION_ID, correlationId);
    }

    /** The same request once the body is whole. */
    Forward with(Buffer whole) {
        return new Forward(method, uri, headers, whole, correlationId);
    }
}
