package io.anlan.app.identity.http;

import io.anlan.app.identity.IdentityVerdict;
import io.anlan.kernel.Ticker;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Whether the identity provider's signed answer can be believed, and what it says. */
public final class AssertionCheck {

    private static final int SKEW_SECONDS = 5;
    /** The provider signs for one minute; an assertion that claims more is not of its making. */
    private static final int LONGEST_LIFE_MINUTES = 2;

    private static final Map<String, IdentityVerdict> WORDS =
            Map.of("match", IdentityVerdict.MATCH, "mismatch", IdentityVerdict.MISMATCH);

    private final String issuer;
    private final String audience;
    private final Ticker ticker;

    public AssertionCheck(String issuer, String audience, Ticker ticker) {
        this.issuer = issuer;
        this.audience = audience;
        this.ticker = ticker;
    }

    /** The verdict, or nothing when the assertion is forged, expired, meant for others or an answer to another question. */
    Optional<IdentityVerdict> verdict(String assertion, JsonWebKeySet keys, String nonce) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA))
                    .setExpectedIssuer(issuer)
                    .setExpectedAudience(audience)
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(ticker.wallMillis()))
                    .build()
                    .processToClaims(assertion);
            return nonce.equals(claims.getClaimValueAsString("nonce"))
                    ? Optional.ofNullable(WORDS.get(claims.getClaimValueAsString("result")))
                    : Optional.empty();
        } catch (InvalidJwtException notBelievable) {
            return Optional.empty();
        }
    }
}
