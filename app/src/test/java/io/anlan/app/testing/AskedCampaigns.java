package io.anlan.app.testing;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.kernel.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store without campaigns that remembers which of them were asked for. */
public final class AskedCampaigns implements CampaignStore {

    public final List<String> asked = new ArrayList<>();

    @Override
    public Future<Optional<KnownCampaign>> one(String campaign) {
        asked.add(campaign);
        return Future.succeededFuture(Optional.empty());
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
