package io.anlan.app.testing;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.kernel.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A store without campaigns, of which nobody is to ask anything else. */
public class NoCampaigns implements CampaignStore {

    @Override
    public Future<Optional<KnownCampaign>> one(String campaign) {
        throw new UnsupportedOperationException("nobody asks for a campaign here");
    }

    @Override
    public Future<List<KnownCampaign>> all() {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<String> fingerprint() {
        return Future.succeededFuture("");
    }

    @Override
    public Future<Outcome<String>> create(CampaignDraft draft, String numberKid) {
        throw new UnsupportedOperationException("nobody makes campaigns here");
    }

    @Override
    public Future<Outcome<Long>> edit(String campaign, CampaignText text) {
        throw new UnsupportedOperationException("nobody edits campaigns here");
    }

    @Override
    public Future<Outcome<CloseMarker>> close(String campaign, String actor) {
        throw new UnsupportedOperationException("nobody closes campaigns here");
    }

    @Override
    public Future<Integer> makeMissingGates() {
        throw new UnsupportedOperationException("nobody keeps campaigns here");
    }

    @Override
    public Future<List<String>> unmarked(long nowMicros) {
        throw new UnsupportedOperationException("nobody keeps campaigns here");
    }
}
