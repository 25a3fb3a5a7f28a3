package io.anlan.app.campaign.http;

import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.app.campaign.PackItem;
import io.anlan.app.problem.Moment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;

/** Campaigns as everybody may see them. */
final class CampaignJson {

    private CampaignJson() {}

    static JsonObject of(KnownCampaign campaign, long nowMicros) {
        var content = campaign.content();
        var texts = new JsonObject();
        content.texts().forEach(text -> texts.put(text.lang(), text(text)));
        var pack = new JsonArray();
        content.pack().forEach(item -> pack.add(item(item)));
        var markers = new JsonArray();
        campaign.markers().forEach(marker -> markers.add(marker(marker)));
        return new JsonObject()
                .put("id", content.id())
                .put("state", campaign.stateAt(nowMicros).name())
                .put("mode", content.mode())
                .put("minAge", content.minAge())
                .put("channels", new JsonArray(content.channels()))
                .put("opensAt", Moment.text(content.opensAtMicros()))
                .put("closesAt", Moment.text(content.closesAtMicros()))
                .put("durability", content.durability())
                .put("budgetFen", content.budgetFen())
                .put("pack", pack)
                .put("texts", texts)
                .put("markers", markers);
    }

    static JsonObject marker(CloseMarker marker) {
        return new JsonObject()
                .put("site", marker.site().id())
                .put("accepted", marker.accepted())
                .put("root", HexFormat.of().formatHex(marker.root()));
    }

    private static JsonObject text(CampaignText text) {
        return new JsonObject()
                .put("title", text.title())
                .put("summary", text.summary())
                // A string: JavaScript would round a number of 63 bits.
                .put("version", Long.toString(text.version()));
    }

    private static JsonObject item(PackItem item) {
        return new JsonObject()
                .put("thresholdFen", item.thresholdFen())
                .put("faceFen", item.faceFen())
                .put("count", item.count());
    }
}
