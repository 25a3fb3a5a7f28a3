package io.anlan.app.campaign.http;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignState;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.Ticker;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The answers to reading campaigns, ready to send; made anew only when a campaign or its state has changed. */
final class CampaignPages {

    private static final int LISTED_MAX = 200;
    private static final int TAG_BYTES = 12;

    private final CampaignCatalog catalog;
    private final Ticker ticker;
    private final Map<String, Made> pages = new ConcurrentHashMap<>();
    private volatile @Nullable MadeList list;

    CampaignPages(CampaignCatalog catalog, Ticker ticker) {
        this.catalog = catalog;
        this.ticker = ticker;
    }

    Page of(KnownCampaign campaign) {
        var nowMicros = ticker.wallMillis() * 1000;
        var state = campaign.stateAt(nowMicros);
        var id = campaign.content().id();
        var made = pages.get(id);
        if (made == null || made.campaign != campaign || made.state != state) {
            made = new Made(
                    campaign,
                    state,
                    Page.of(CampaignJson.of(campaign, nowMicros).toBuffer()));
            pages.put(id, made);
        }
        return made.page;
    }

    /** All campaigns, the last to open first. States may be as old as the last change of any campaign plus a second. */
    Page list() {
        var all = catalog.all();
        var second = ticker.wallMillis() / 1000;
        var made = list;
        if (made == null || made.all != all || made.second != second) {
            made = new MadeList(all, second, Page.of(render(all)));
            list = made;
        }
        return made.page;
    }

    private Buffer render(Collection<KnownCampaign> all) {
        var nowMicros = ticker.wallMillis() * 1000;
        var campaigns = new JsonArray();
        all.stream()
                .sorted(Comparator.comparingLong(
                                (KnownCampaign campaign) -> -campaign.content().opensAtMicros())
                        .thenComparing(campaign -> campaign.content().id()))
                .limit(LISTED_MAX)
                .forEach(campaign -> campaigns.add(CampaignJson.of(campaign, nowMicros)));
        return new JsonObject().put("campaigns", campaigns).toBuffer();
    }

    /** An answer and the tag by which a caller need not have it twice. */
    record Page(Buffer body, CharSequence tag) {

        static Page of(Buffer body) {
            var hash = HexFormat.of().formatHex(Sha256.hash(body.getBytes()), 0, TAG_BYTES);
            return new Page(body, HttpHeaders.createOptimized('"' + hash + '"'));
        }
    }

    private record Made(KnownCampaign campaign, CampaignState state, Page page) {}

    private record MadeList(Collection<KnownCampaign> all, long second, Page page) {}
}
