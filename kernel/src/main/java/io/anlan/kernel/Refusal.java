package io.anlan.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why something surely did not happen.
 *
 * @param type the slug of the problem type, such as {@code under-age}
 * @param status the HTTP status it is told with
 * @param detail one sentence for the caller, free of personal data
 * @param retryAfter when asking again may help; null if it will not
 */
public record Refusal(
        String type, int status, String detail, @Nullable Duration retryAfter) {
    /** A refusal that asking again will not change. */
    public static Refusal of(String type, int status, String detail) {
        return new Refusal(type, status, detail, null);
    }
}
