package io.anlan.chaos.workload;

import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Told;
import org.jspecify.annotations.Nullable;

/**
 * What a client heard in the end.
 *
 * @param key what was really asked for: the number looked up, when that is known only now
 * @param firstMicros how long the first send ran
 */
public record Heard(
        String key,
        Ending ending,
        String problem,
        String answeredBy,
        int sends,
        boolean firstDefinite,
        long firstMicros,
        @Nullable Told told) {}
