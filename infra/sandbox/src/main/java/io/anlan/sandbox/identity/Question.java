package io.anlan.sandbox.identity;

import org.jspecify.annotations.Nullable;

/** What a caller asks: is this the person of this number, shown by this one-time code? Nothing in it is trusted yet. */
record Question(
        @Nullable String name,
        @Nullable String idType,
        @Nullable String idNumber,
        @Nullable String code,
        @Nullable String nonce) {

    /** The person that the identity service says it does not know. */
    static final String UNKNOWN_NAME = "查无";

    /** Says the field that is wrong, never its content; null when all is well formed. */
    @Nullable
    String complaint() {
        if (!fits(name, "[^\\p{Cntrl}\\p{Cn}\\p{Cs}]{1,64}") || name == null || name.isBlank()) {
            return "name";
        }
        if (!"resident-id".equals(idType)) {
            return "idType";
        }
        if (!fits(idNumber, "[1-9][0-9]{16}[0-9X]")) {
            return "idNumber";
        }
        if (!fits(code, "[0-9]{6}")) {
            return "code";
        }
        return fits(nonce, "[A-Za-z0-9_-]{16,64}") ? null : "nonce";
    }

    Verdict verdict() {
        if ("999999".equals(code)) {
            return Verdict.UNAVAILABLE;
        }
        boolean match = "246810".equals(code) && !UNKNOWN_NAME.equals(name);
        return match ? Verdict.MATCH : Verdict.MISMATCH;
    }

    /** Records print their fields; this one must not end in a log. */
    @Override
    public String toString() {
        return "Question[…]";
    }

    private static boolean fits(@Nullable String text, String pattern) {
        return text != null && text.matches(pattern);
    }
}
