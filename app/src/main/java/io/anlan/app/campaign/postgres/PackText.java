package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.PackItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The pack as the JSON text of its column. Always written the same way, because the row's hash covers it. */
final class PackText {

    private PackText() {}

    static String of(List<PackItem> pack) {
        var items = new JsonArray();
        for (var item : pack) {
            items.add(new JsonObject()
                    .put("thresholdFen", item.thresholdFen())
                    .put("faceFen", item.faceFen())
                    .put("count", item.count()));
        }
        return items.encode();
    }

    static List<PackItem> read(String text) {
        return new JsonArray(text)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(item -> new PackItem(
                                item.getLong("thresholdFen"), item.getLong("faceFen"), item.getInteger("count")))
                        .toList();
    }
}
