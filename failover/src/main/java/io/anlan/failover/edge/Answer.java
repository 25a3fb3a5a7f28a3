package io.anlan.failover.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A node's whole answer. */
record Answer(int status, MultiMap headers, Buffer body) {}
