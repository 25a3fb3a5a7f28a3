package io.anlan.client;

/**
 * A session, good at both sites.
 *
 * @param token what each request carries; keep it secret
 * @param expiresAt RFC 3339
 * @param name the person's name, masked
 */
public record Session(String token, String expiresAt, String name) {

    /** Without the token: strings end up in logs. */
    @Override
    public String toString() {
        return "Session[expiresAt=" + expiresAt + "]";
    }
}
