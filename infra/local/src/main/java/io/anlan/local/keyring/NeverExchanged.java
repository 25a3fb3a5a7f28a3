package io.anlan.local.keyring;

import java.util.Map;

/** Keys that something hangs on for ever, and why. */
final class NeverExchanged {
    private static final Map<String, String> REASONS = Map.of(
            "pepper",
                    "every person key is made with the pepper; with another one each person would be somebody else."
                            + " See runbooks/procedures/leaked-pepper.md",
            "number", "a campaign's numbers are made with the key it was opened with, as long as it is kept",
            "vault", "rows of the vault are sealed by it, and sealing them anew does not exist",
            "receipt-public", "receipts are checked with it for ever",
            "operator-token",
                    "the parts of a twin come by it; docs/keys.md says how another one is handed out, and how one is"
                            + " taken away");

    private NeverExchanged() {}

    /** Whether what was written with a key of this kind wants it as long as it is kept. */
    static boolean isWanted(String kind) {
        return REASONS.containsKey(kind);
    }

    static String reason(String kind) {
        return REASONS.getOrDefault(kind, "nothing here is known to use a key of kind " + kind);
    }
}
