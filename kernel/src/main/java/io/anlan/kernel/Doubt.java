package io.anlan.kernel;

import java.time.Duration;

/**
 * Why nobody can say whether something happened.
 *
 * @param detail one sentence for the caller, free of personal data
 * @param retryAfter when the same request may be sent again, which is always safe
 */
public record Doubt(String detail, Duration retryAfter) {}
