package io.anlan.chaos.workload;

import io.anlan.chaos.history.Operation;

/** One planned attempt of a citizen. */
public record Tap(long sequence, long dueMicros, Operation operation, int person, String channel, String key) {}
