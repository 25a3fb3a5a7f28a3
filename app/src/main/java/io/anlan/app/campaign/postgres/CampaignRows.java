package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Campaigns as Hibernate Reactive reads and makes them. */
final class CampaignRows {

    private final Mutiny.SessionFactory sessions;
    private final HybridClock clock;
    private final SiteId site;

    CampaignRows(Mutiny.SessionFactory sessions, HybridClock clock, SiteId site) {
        this.sessions = sessions;
        this.clock = clock;
        this.site = site;
    }

    /** Campaign, texts and gate in one transaction: a campaign without a gate would refuse everybody. */
    Uni<Void> insert(CampaignDraft draft, String numberKid) {
        var rows = new ArrayList<Object>();
        rows.add(new CampaignRow(draft, numberKid, clock.next().value(), site.registrationWriter()));
        for (var text : draft.texts()) {
            rows.add(new CampaignTextRow(draft.id(), text, clock.next().value(), site.registrationWriter()));
        }
        rows.add(new CampaignGateRow(draft.id(), true, draft.closesAtMicros()));
        return sessions.withTransaction(session -> session.persistAll(rows.toArray()));
    }

    /** The campaigns that have a gate here; one of them when an id is given. */
    Uni<List<KnownCampaign>> read(@Nullable String id) {
        return sessions.withSession(session -> list(session, CampaignRow.class, "campaignId", id)
                .chain(campaigns -> list(session, CampaignTextRow.class, "key.campaignId", id)
                        .chain(texts -> list(session, CampaignEventRow.class, "key.campaignId", id)
                                .chain(events -> list(session, CloseMarkerRow.class, "key.campaignId", id)
                                        .chain(markers -> list(session, CampaignGateRow.class, "campaignId", id)
                                                .map(gates -> known(campaigns, texts, events, markers, gates)))))));
    }

    private static <T> Uni<List<T>> list(Mutiny.Session session, Class<T> rows, String key, @Nullable String id) {
        var query = "from " + rows.getSimpleName() + " r" + (id == null ? "" : " where r." + key + " = :id");
        var selection = session.createSelectionQuery(query, rows);
        return (id == null ? selection : selection.setParameter("id", id)).getResultList();
    }

    private static List<KnownCampaign> known(
            List<CampaignRow> campaigns,
            List<CampaignTextRow> texts,
            List<CampaignEventRow> events,
            List<CloseMarkerRow> markers,
            List<CampaignGateRow> gates) {
        var textsOf = grouped(texts, CampaignTextRow::campaignId);
        var eventsOf = grouped(events, CampaignEventRow::campaignId);
        var markersOf = grouped(markers, CloseMarkerRow::campaignId);
        var gateOf = gates.stream().collect(Collectors.toMap(CampaignGateRow::campaignId, Function.identity()));
        var known = new ArrayList<KnownCampaign>();
        for (var campaign : campaigns) {
            var id = campaign.campaignId();
            var gate = gateOf.get(id);
            if (gate != null) {
                known.add(new KnownCampaign(
                        campaign.content(of(textsOf, id).stream()
                                .map(CampaignTextRow::text)
                                .toList()),
                        campaign.numberKid(),
                        of(markersOf, id).stream().map(CloseMarkerRow::marker).toList(),
                        of(eventsOf, id).stream().anyMatch(CampaignEventRow::closes),
                        gate.open()));
            }
        }
        return known;
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> campaign) {
        return rows.stream().collect(Collectors.groupingBy(campaign));
    }

    private static <T> List<T> of(Map<String, List<T>> grouped, String id) {
        return grouped.getOrDefault(id, List.of());
    }
}
