package io.anlan.app.identity.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a citizen sends to log in. Nothing of it is believed yet, and its text says nothing. */
@Schema(name = "Login", description = "Name, id number and one-time code, as the citizen gives them")
public record LoginRequest(
        @Schema(description = "Full name", maxLength = 64, required = true) @Nullable
        String name,

        @Schema(description = "Kind of document", enumeration = "resident-id", required = true) @Nullable
        String idType,

        @Schema(description = "18 characters of GB 11643", required = true) @Nullable
        String idNumber,

        @Schema(description = "One-time code of six digits", pattern = "[0-9]{6}", required = true) @Nullable
        String code) {

    @Override
    public String toString() {
        return "LoginRequest[…]";
    }
}
