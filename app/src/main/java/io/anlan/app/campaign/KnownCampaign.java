package io.anlan.app.campaign;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * All that this site's database says of a campaign.
 *
 * @param closed whether a site has declared it closed
 * @param gateOpen whether this site's own gate still lets registrations through
 */
public record KnownCampaign(
        CampaignDraft content, String numberKid, List<CloseMarker> markers, boolean closed, boolean gateOpen) {

    /** What registrations are held against. */
    public Campaign rules() {
        return new Campaign(
                content.id(),
                content.minAge(),
                Collections.unmodifiableSet(new LinkedHashSet<>(content.channels())),
                content.opensAtMicros(),
                content.closesAtMicros(),
                content.mode().equals(CampaignDraft.FIRST_COME),
                content.durability().equals(CampaignDraft.BOTH_OR_WAIT),
                numberKid);
    }

    /** Where the campaign stands at a moment. */
    public CampaignState stateAt(long nowMicros) {
        if (closed || !gateOpen || nowMicros >= content.closesAtMicros()) {
            return CampaignState.CLOSED;
        }
        return nowMicros < content.opensAtMicros() ? CampaignState.SCHEDULED : CampaignState.OPEN;
    }
}
