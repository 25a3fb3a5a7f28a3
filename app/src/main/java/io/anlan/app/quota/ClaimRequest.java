package io.anlan.app.quota;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.identity.Session;

/**
 * A checked request for a seat.
 *
 * @param claimNo the number this person gets in this campaign, at whichever site
 */
public record ClaimRequest(
        Session session, AcceptanceKey key, String claimNo, String idempotencyKey, String correlationId) {

    @Override
    public String toString() {
        return "ClaimRequest[" + key.campaignId() + ", " + correlationId + "]";
    }
}
