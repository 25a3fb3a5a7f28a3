package io.anlan.failover.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;

/**
 * Closes a connection a while after its last answer. Closed at once, with bytes of the client unread, the kernel sends a
 * reset and the client may lose the answer that tells it why.
 */
record Lingering(Vertx vertx) {

    private static final long LINGER_MILLIS = 500;

    void closeLater(HttpConnection connection) {
        vertx.setTimer(LINGER_MILLIS, timer -> connection.close());
    }

    /** Over HTTP 2 the stream alone: what still comes on it is thrown away until then. */
    void resetLater(HttpServerResponse response) {
        vertx.setTimer(LINGER_MILLIS, timer -> response.reset(0));
    }

    /** For a request that was no request: Vert.x closes its connection as soon as the answer is ended. */
    void endLater(HttpServerResponse response) {
        vertx.setTimer(LINGER_MILLIS, timer -> {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        });
    }
}
