package io.anlan.app.registration;

import io.anlan.app.identity.Key;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives registration numbers and keeps what is the same for all of a campaign. */
final class Numbering {

    private final Map<String, Kept> byCampaign = new ConcurrentHashMap<>();

    /** The number of this person; the campaign is one that exists, so no asker can fill the memory. */
    RegistrationNo number(Key key, String campaignId, PersonKey person) {
        var kept = byCampaign.get(campaignId);
        // The same object or one read anew: a keyring read again makes its keys anew.
        if (kept == null || kept.key != key) {
            kept = new Kept(key, new RegistrationNo.Series(key.material(), campaignId));
            byCampaign.put(campaignId, kept);
        }
        return kept.series.of(person);
    }

    private record Kept(Key key, RegistrationNo.Series series) {}
}
