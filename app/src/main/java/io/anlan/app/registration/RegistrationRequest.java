package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.identity.Session;
import java.util.Arrays;

/**
 * A checked request to register.
 *
 * @param registrationNo the number this person gets in this campaign, at whichever site
 * @param bodyHash tells two bodies under one idempotency key apart
 */
public record RegistrationRequest(
        Session session,
        Campaign campaign,
        AcceptanceKey key,
        String registrationNo,
        String channel,
        String idempotencyKey,
        byte[] bodyHash,
        String correlationId) {

    boolean reusesKeyOf(String otherKey, byte[] otherBodyHash) {
        return idempotencyKey.equals(otherKey) && !Arrays.equals(bodyHash, otherBodyHash);
    }

    @Override
    public String toString() {
        return "RegistrationRequest[" + campaign.id() + ", " + correlationId + "]";
    }
}
