package io.anlan.app.quota.http;

import io.anlan.app.problem.Moment;
import io.anlan.app.quota.ClaimAnswer;
import io.vertx.core.json.JsonObject;

/** A claim as its owner sees it. */
final class ClaimJson {

    private ClaimJson() {}

    static String of(ClaimAnswer answer) {
        var row = answer.claim().row();
        var end = answer.claim().end();
        return new JsonObject()
                .put("claimNo", row.claimNo())
                .put("campaign", row.campaignId())
                .put("site", row.seat().share().id())
                .put("state", end == null ? "HELD" : end.ending().name())
                .put("claimedAt", Moment.text(row.claimedAt()))
                .put("expiresAt", Moment.text(row.expiresAt()))
                .put("durability", answer.storedAt().name())
                .encode();
    }
}
