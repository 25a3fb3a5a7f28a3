package io.anlan.app.identity.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a citizen gets for logging in. */
@Schema(name = "Session", description = "A session good at both sites until it expires")
public record Grant(
        @Schema(description = "Bearer token for the Authorization header")
        String token,

        @Schema(description = "When the session ends, RFC 3339")
        String expiresAt,

        @Schema(description = "The name, masked", examples = "张*三")
        String name) {

    @Override
    public String toString() {
        return "Grant[…]";
    }
}
