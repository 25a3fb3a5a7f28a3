package io.anlan.app.acceptance;

import io.anlan.kernel.person.PersonKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One person in one campaign. Its order is the one in which every writer takes row locks. */
public record AcceptanceKey(String campaignId, PersonKey personKey) implements Comparable<AcceptanceKey> {

    @Override
    public int compareTo(AcceptanceKey other) {
        var byCampaign = Arrays.compareUnsigned(
                campaignId.getBytes(StandardCharsets.UTF_8), other.campaignId.getBytes(StandardCharsets.UTF_8));
        return byCampaign != 0 ? byCampaign : personKey.compareTo(other.personKey);
    }
}
