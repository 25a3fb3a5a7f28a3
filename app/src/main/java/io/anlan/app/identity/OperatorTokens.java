package io.anlan.app.identity;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who may make and close campaigns: bearers of an operator token, which is the key's text as it stands in its file. */
public final class OperatorTokens {

    private static final String SCHEME = "Bearer ";
    private static final Refusal MISSING =
            new Refusal("session-missing", 401, "The request needs an operator token.", null);
    private static final Refusal NOT_ALLOWED = new Refusal("not-allowed", 403, "The token does not allow this.", null);

    private final Keyring keyring;

    public OperatorTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Whether the value of an {@code Authorization} header is an operator's. */
    public boolean admits(@Nullable String authorizationHeader) {
        if (authorizationHeader == null || !authorizationHeader.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var offered = authorizationHeader.substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8);
        var admitted = false;
        // Every key is compared, and each in constant time: the time taken tells nothing of how near a guess was.
        for (var key : keyring.all(KeyKind.OPERATOR_TOKEN)) {
            admitted |= MessageDigest.isEqual(Base64.getEncoder().encode(key.material()), offered);
        }
        return admitted;
    }

    /** The role of an operator, or why not. */
    public Outcome<Role> require(@Nullable String authorizationHeader) {
        if (authorizationHeader == null || authorizationHeader.isBlank()) {
            return Outcome.refused(MISSING);
        }
        return admits(authorizationHeader) ? Outcome.done(Role.OPERATOR) : Outcome.refused(NOT_ALLOWED);
    }
}
