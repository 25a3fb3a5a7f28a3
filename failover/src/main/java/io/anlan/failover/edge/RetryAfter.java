package io.anlan.failover.edge;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Objects;

/** How long the nodes that were asked want to be left alone: the longest of them counts, whichever answer is passed. */
final class RetryAfter {

    private static final int DIGITS_MAX = 6;

    private RetryAfter() {}

    /** Raises the header to what any of the tries was told. */
    static void raise(List<Attempt> attempts, MultiMap headers) {
        int longest = attempts.stream()
                .map(Attempt::answer)
                .filter(Objects::nonNull)
                .mapToInt(answer -> seconds(answer.headers()))
                .max()
                .orElse(0);
        if (longest > seconds(headers)) {
            headers.set(Headers.RETRY_AFTER, String.valueOf(longest));
        }
    }

    /** Dates are left to the citizen's client; we send none ourselves. */
    private static int seconds(MultiMap headers) {
        String text = headers.get(Headers.RETRY_AFTER);
        boolean number = text != null
                && !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : 0;
    }
}
