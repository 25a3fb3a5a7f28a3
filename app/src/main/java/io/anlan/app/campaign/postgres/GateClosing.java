package io.anlan.app.campaign.postgres;

import io.anlan.app.campaign.AcceptanceRoot;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.problem.postgres.RowTuple;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closes a campaign at this site in one transaction. Every batch reads the gate FOR SHARE in the statement that inserts,
 * so updating the gate waits for each batch before it and turns away each one after it. Only then is counted: READ
 * COMMITTED gives the count a snapshot of its own, taken after that wait.
 */
final class GateClosing {

    private static final int PAGE = 10_000;

    private static final String SHUT = "insert into campaign_gate (campaign_id, open, closes_at)"
            + " select campaign_id, false, closes_at from campaign where campaign_id = $1"
            + " on conflict (campaign_id) do update set open = false";

    private static final String MARKER = "select accepted, root from close_marker where campaign_id = $1 and site = $2";

    private static final String OWN = "select registration_no from registration"
            + " where campaign_id = $1 and site = $2 order by registration_no";

    private static final String INSERT_MARKER = "insert into close_marker"
            + " (campaign_id, site, accepted, root, version, writer, row_hash)"
            + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";

    private static final String INSERT_EVENT = "insert into campaign_event"
            + " (campaign_id, transition, site, actor, at, version, writer, row_hash)"
            + " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing";

    private final Pool pool;
    private final HybridClock clock;
    private final SiteId site;
    private final Ticker ticker;

    GateClosing(Pool pool, HybridClock clock, SiteId site, Ticker ticker) {
        this.pool = pool;
        this.clock = clock;
        this.site = site;
        this.ticker = ticker;
    }

    /** The marker, or nothing when there is no such campaign. */
    Future<Optional<CloseMarker>> close(String campaign, String actor) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SHUT)
                .execute(Tuple.of(campaign))
                .compose(shut -> shut.rowCount() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : marker(connection, campaign, actor).map(Optional::of)));
    }

    private Future<CloseMarker> marker(SqlConnection connection, String campaign, String actor) {
        return connection
                .preparedQuery(MARKER)
                .execute(Tuple.of(campaign, (short) site.number()))
                .compose(rows -> {
                    for (var row : rows) {
                        return Future.succeededFuture(new CloseMarker(
                                campaign, site, row.getLong(0), row.getBuffer(1).getBytes()));
                    }
                    return count(connection, campaign).compose(counted -> write(connection, counted, actor));
                });
    }

    private Future<CloseMarker> count(SqlConnection connection, String campaign) {
        var root = new AcceptanceRoot();
        return connection
                .prepare(OWN)
                .compose(statement -> addPages(statement.cursor(Tuple.of(campaign, (short) site.number())), root)
                        .eventually(() -> statement.close()))
                .map(all -> new CloseMarker(campaign, site, root.count(), root.root()));
    }

    private static Future<Void> addPages(Cursor cursor, AcceptanceRoot root) {
        return cursor.read(PAGE).compose(page -> {
            page.forEach(row -> root.add(row.getString(0)));
            return cursor.hasMore() ? addPages(cursor, root) : cursor.close();
        });
    }

    private Future<CloseMarker> write(SqlConnection connection, CloseMarker marker, String actor) {
        var markerRow = hashed("close_marker", new @Nullable Object[] {
            marker.campaign(),
            (short) site.number(),
            marker.accepted(),
            marker.root(),
            clock.next().value(),
            site.registrationWriter(),
            null
        });
        var eventRow = hashed("campaign_event", new @Nullable Object[] {
            marker.campaign(),
            CampaignEventRow.CLOSED,
            (short) site.number(),
            actor,
            ticker.wallMillis() * 1000,
            clock.next().value(),
            site.registrationWriter(),
            null
        });
        return connection
                .preparedQuery(INSERT_MARKER)
                .execute(markerRow)
                .compose(written -> connection.preparedQuery(INSERT_EVENT).execute(eventRow))
                .map(marker);
    }

    private static Tuple hashed(String table, @Nullable Object[] row) {
        var description = TableCatalog.standard().table(table);
        row[description.index("row_hash")] = RowHash.of(description, row);
        return RowTuple.of(row);
    }
}
