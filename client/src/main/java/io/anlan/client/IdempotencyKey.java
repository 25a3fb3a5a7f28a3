package io.anlan.client;

import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The identity of one intent, made once and sent with every repetition of it. */
public record IdempotencyKey(String value) {

    private static final Pattern AGREED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int OCTETS = 16;

    public IdempotencyKey {
        if (!AGREED.matcher(value).matches()) {
            throw new IllegalArgumentException("An idempotency key is 1 to 64 of A-Z a-z 0-9 . _ -");
        }
    }

    /** A key that nobody has used. It is no secret: it is scoped to the person. */
    public static IdempotencyKey fresh() {
        byte[] octets = new byte[OCTETS];
        ThreadLocalRandom.current().nextBytes(octets);
        return new IdempotencyKey(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }
}
