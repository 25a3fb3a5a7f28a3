package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.CampaignDraft;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.campaign.KnownCampaign;
import io.anlan.app.problem.postgres.RowTuple;
import io.anlan.app.problem.postgres.StoreFailures;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.Placeholders;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Campaigns in PostgreSQL. What must end even if the caller goes away (closing, editing) runs on the bare pool: a request
 * that is cancelled inside a Hibernate session breaks the session.
 */
public final class PostgresCampaigns implements CampaignStore {

    private static final String DUPLICATE = "23505";
    private static final int CLOSED_AT_ONCE = 20;

    private static final Refusal NOT_FOUND = Refusal.of("campaign-not-found", 404, "There is no such campaign here.");
    private static final Refusal EXISTS =
            Refusal.of("campaign-exists", 409, "Another campaign has this id; ids are never used again.");

    private static final String EDIT = GuardedStatement.overwrite(CampaignTextRow.TABLE, Placeholders.DOLLAR);

    private static final String FINGERPRINT = "select concat_ws('/',"
            + " (select count(*) || ',' || coalesce(sum(version), 0) from campaign),"
            + " (select count(*) || ',' || coalesce(sum(version), 0) from campaign_text),"
            + " (select count(*) || ',' || coalesce(sum(version), 0) from campaign_event),"
            + " (select count(*) || ',' || coalesce(sum(version), 0) from close_marker),"
            + " (select count(*) || ',' || count(*) filter (where open) from campaign_gate))";

    // Of two campaigns of one id made at both sites at once one stays; a gate made for the other follows it. Our own
    // marker
    // says that we closed: in a database that was filled anew it may come after the campaign, and the gate does not
    // come at all.
    private static final String MAKE_GATES = "with followed as (update campaign_gate g set closes_at = c.closes_at"
            + " from campaign c where c.campaign_id = g.campaign_id and c.closes_at <> g.closes_at),"
            + " shut as (update campaign_gate g set open = false from close_marker m"
            + " where m.campaign_id = g.campaign_id and m.site = $1 and g.open)"
            + " insert into campaign_gate (campaign_id, open, closes_at) select campaign_id,"
            + " not exists (select from close_marker m where m.campaign_id = c.campaign_id and m.site = $1), closes_at"
            + " from campaign c where not exists (select from campaign_gate g where g.campaign_id = c.campaign_id)"
            + " on conflict do nothing";

    private static final String UNMARKED = "select g.campaign_id from campaign_gate g"
            + " where not exists (select from close_marker m where m.campaign_id = g.campaign_id and m.site = $1)"
            + " and (g.closes_at <= $2 or exists (select from campaign_event e"
            + " where e.campaign_id = g.campaign_id and e.transition = 'CLOSED'))"
            + " order by g.campaign_id limit " + CLOSED_AT_ONCE;

    private final Pool pool;
    private final HybridClock clock;
    private final SiteId site;
    private final CampaignRows rows;
    private final GateClosing closing;

    public PostgresCampaigns(Pool pool, Mutiny.SessionFactory sessions, HybridClock clock, SiteId site, Ticker ticker) {
        this.pool = pool;
        this.clock = clock;
        this.site = site;
        this.rows = new CampaignRows(sessions, clock, site);
        this.closing = new GateClosing(pool, clock, site, ticker);
    }

    @Override
    public Future<Outcome<String>> create(CampaignDraft draft, String numberKid) {
        return UniHelper.toFuture(rows.insert(draft, numberKid))
                .map(stored -> Outcome.done(draft.id()))
                .recover(failure -> DUPLICATE.equals(StoreFailures.sqlState(failure))
                        ? sameAgain(draft)
                        : Future.succeededFuture(StoreFailures.outcome(failure)));
    }

    /** Creating the same campaign again is no error: the first answer may have been lost. */
    private Future<Outcome<String>> sameAgain(CampaignDraft draft) {
        return one(draft.id())
                .map(found ->
                        found.filter(there -> sameRules(there.content(), draft)).isPresent()
                                ? Outcome.done(draft.id())
                                : Outcome.refused(EXISTS));
    }

    private static boolean sameRules(CampaignDraft there, CampaignDraft wanted) {
        return withoutTexts(there).equals(withoutTexts(wanted));
    }

    private static CampaignDraft withoutTexts(CampaignDraft draft) {
        return new CampaignDraft(
                draft.id(),
                draft.mode(),
                draft.minAge(),
                draft.channels(),
                draft.opensAtMicros(),
                draft.closesAtMicros(),
                draft.durability(),
                draft.budgetFen(),
                draft.pack(),
                List.of());
    }

    @Override
    public Future<Outcome<Long>> edit(String campaign, CampaignText text) {
        var row = new CampaignTextRow(campaign, text, clock.next().value(), site.registrationWriter());
        return pool.preparedQuery(EDIT)
                .execute(RowTuple.of(row.values()))
                .map(edited -> Outcome.done(edited.iterator().next().getLong(0)))
                .recover(failure -> Future.succeededFuture(StoreFailures.outcome(failure)));
    }

    @Override
    public Future<Outcome<CloseMarker>> close(String campaign, String actor) {
        return closing.close(campaign, actor)
                .map(marker -> marker.map(Outcome::done).orElseGet(() -> Outcome.refused(NOT_FOUND)))
                .recover(failure -> Future.succeededFuture(StoreFailures.outcome(failure)));
    }

    @Override
    public Future<List<KnownCampaign>> all() {
        return UniHelper.toFuture(rows.read(null));
    }

    @Override
    public Future<Optional<KnownCampaign>> one(String campaign) {
        return UniHelper.toFuture(rows.read(campaign))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Future<String> fingerprint() {
        return pool.preparedQuery(FINGERPRINT)
                .execute()
                .map(answer -> answer.iterator().next().getString(0));
    }

    @Override
    public Future<Integer> makeMissingGates() {
        return pool.preparedQuery(MAKE_GATES)
                .execute(Tuple.of((short) site.number()))
                .map(made -> made.rowCount());
    }

    @Override
    public Future<List<String>> unmarked(long nowMicros) {
        return pool.preparedQuery(UNMARKED)
                .execute(Tuple.of((short) site.number(), nowMicros))
                .map(found -> {
                    var ids = new ArrayList<String>();
                    for (Row row : found) {
                        ids.add(row.getString(0));
                    }
                    return ids;
                });
    }
}
