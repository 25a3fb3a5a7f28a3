package io.anlan.failover.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** A node's answer: whole, or the beginning of a stream of events. */
record Answer(
        int status, MultiMap headers, Buffer body, @Nullable HttpClientResponse stream) {}
