package io.anlan.app.testing;

import io.anlan.app.campaign.KnownCampaign;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store without campaigns that remembers which of them were asked for. */
public final class AskedCampaigns extends NoCampaigns {

    public final List<String> asked = new ArrayList<>();

    @Override
    public Future<Optional<KnownCampaign>> one(String campaign) {
        asked.add(campaign);
        return Future.succeededFuture(Optional.empty());
    }
}
