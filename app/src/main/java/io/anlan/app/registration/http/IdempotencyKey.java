package io.anlan.app.registration.http;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The rules of the header {@code Idempotency-Key}. */
public final class IdempotencyKey {

    /** The name of the header. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 64;
    private static final Refusal MISSING =
            Refusal.of("missing-idempotency-key", 400, "The request needs the header Idempotency-Key.");
    private static final Refusal TOO_LONG =
            Refusal.of("text-too-long", 400, "The header Idempotency-Key may have at most 64 characters.");
    private static final Refusal BAD = Refusal.of(
            "bad-text", 400, "The header Idempotency-Key may have letters, digits, dot, hyphen, underscore.");

    private IdempotencyKey() {}

    /** The key, or what is wrong with it. */
    public static Outcome<String> read(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            return Outcome.refused(MISSING);
        }
        if (key.length() > LONGEST) {
            return Outcome.refused(TOO_LONG);
        }
        return key.chars().allMatch(IdempotencyKey::allowed) ? Outcome.done(key) : Outcome.refused(BAD);
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}
