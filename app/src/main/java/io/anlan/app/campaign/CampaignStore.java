package io.anlan.app.campaign;

import io.anlan.kernel.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Where campaigns are kept. */
public interface CampaignStore {

    /** Stores a new campaign with its texts and its gate, all or nothing. */
    Future<Outcome<String>> create(CampaignDraft draft, String numberKid);

    /** Writes a text over the one that is there; the outcome holds the version it got. */
    Future<Outcome<Long>> edit(String campaign, CampaignText text);

    /** Closes this site's gate and writes its marker, all or nothing. Closing twice gives the same marker. */
    Future<Outcome<CloseMarker>> close(String campaign, String actor);

    /** Every campaign. */
    Future<List<KnownCampaign>> all();

    /** One campaign. */
    Future<Optional<KnownCampaign>> one(String campaign);

    /** A text that is another as soon as {@link #all} would answer something else. */
    Future<String> fingerprint();

    /** Makes the gates of campaigns that came by the link; the number of gates made. */
    Future<Integer> makeMissingGates();

    /** Campaigns that are over, by their window or by the word of a site, and of which this site has no marker yet. */
    Future<List<String>> unmarked(long nowMicros);
}
