package io.anlan.app.journal.postgres;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.journal.AppliedMark;
import io.anlan.app.journal.JournalStore;
import io.anlan.app.journal.TableRows;
import io.anlan.app.problem.postgres.GuardedRows;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journal's questions to this site's PostgreSQL, over the bare pool. */
public final class PostgresJournalStore implements JournalStore {

    /** OFFSET 0 keeps the look an index lookup per row; as an anti join it could read the whole table. */
    private static final String MISSING = """
            SELECT i.at FROM unnest($1::text[], $2::bytea[], $3::smallint[]) WITH ORDINALITY AS i (campaign, person, site, at)
            WHERE NOT EXISTS (SELECT 1 FROM registration r
                WHERE r.campaign_id = i.campaign AND r.person_key = i.person AND r.site = i.site OFFSET 0)
            ORDER BY i.at""";

    private static final String POSITION = """
            SELECT (SELECT system_identifier FROM pg_control_system()) || '-'
                    || (SELECT timeline_id FROM pg_control_checkpoint()) AS incarnation,
                (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint AS lsn,
                coalesce(p.source_incarnation, '') AS source, coalesce(p.applied_lsn, 0) AS applied,
                coalesce(p.parked, 0) AS parked,
                EXISTS (SELECT FROM reseed_run WHERE rebuilt AND ended_micros IS NULL) AS rejoining
            FROM (SELECT 1) AS one LEFT JOIN link_position p ON p.link = $1""";

    private static final String OPEN_BATCHES =
            "SELECT batch_id FROM batch WHERE NOT \"both\" AND batch_id > $1 ORDER BY batch_id LIMIT $2";
    private static final String BATCHES_BOTH =
            "UPDATE batch SET \"both\" = true WHERE batch_id = ANY ($1::text[]) AND NOT \"both\"";
    private static final String ROWS_BOTH = """
            INSERT INTO held_row (campaign_id, person_key, site)
            SELECT i.campaign, i.person, $3 FROM unnest($1::text[], $2::bytea[]) AS i (campaign, person)
            ORDER BY 1, 2 ON CONFLICT DO NOTHING""";

    // The rows have no batch here: it was local and is lost. What did not come from the peer the peer may not have.
    private static final String REJOINED = """
            WITH ended AS (
                UPDATE reseed_run SET own_at_both = true
                WHERE rebuilt AND ended_micros IS NOT NULL AND NOT own_at_both
                    AND NOT EXISTS (SELECT FROM restore_run)
                    AND NOT EXISTS (SELECT FROM reconcile_run WHERE from_platform)
                RETURNING reseed_id)
            INSERT INTO batch (batch_id, "both")
            SELECT DISTINCT r.batch_id, true FROM registration r WHERE r.site = $1 AND EXISTS (SELECT FROM ended)
            ON CONFLICT DO NOTHING""";

    private final Pool pool;
    private final Ticker ticker;
    private final String inboundLink;

    /** @param inboundLink the link whose target this database is and whose source the peer's is */
    public PostgresJournalStore(Pool pool, Ticker ticker, String inboundLink) {
        this.pool = pool;
        this.ticker = ticker;
        this.inboundLink = inboundLink;
    }

    @Override
    public CompletionStage<List<Acceptance>> missing(List<Acceptance> acceptances) {
        var keys = Tuple.tuple()
                .addArrayOfString(
                        acceptances.stream().map(Acceptance::campaignId).toArray(String[]::new))
                .addArrayOfBuffer(acceptances.stream()
                        .map(acceptance -> Buffer.buffer(acceptance.personKey().bytes()))
                        .toArray(Buffer[]::new))
                .addArrayOfShort(acceptances.stream()
                        .map(acceptance -> (short) acceptance.site().number())
                        .toArray(Short[]::new));
        return pool.preparedQuery(MISSING)
                .execute(keys)
                .map(rows -> {
                    var missing = new ArrayList<Acceptance>();
                    for (Row row : rows) {
                        missing.add(acceptances.get(row.getInteger(0) - 1));
                    }
                    return (List<Acceptance>) missing;
                })
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Void> insert(List<Acceptance> acceptances, List<VaultRow> vault, List<TableRows> rows) {
        var byTable = new TreeMap<TableDescription, List<@Nullable Object[]>>(TableDescription.LOCK_ORDER);
        byTable.put(VaultRow.TABLE, vault.stream().map(VaultRow::values).toList());
        byTable.put(
                Acceptance.TABLE, acceptances.stream().map(Acceptance::values).toList());
        rows.forEach(some -> byTable.merge(some.table(), some.rows(), PostgresJournalStore::both));
        var now = ticker.wallMicros();
        return pool.withTransaction(connection -> {
                    var written = Future.succeededFuture(0);
                    for (var table : byTable.entrySet()) {
                        written = written.compose(
                                done -> GuardedRows.write(connection, table.getKey(), table.getValue(), now));
                    }
                    return written;
                })
                .<Void>mapEmpty()
                .toCompletionStage();
    }

    private static List<@Nullable Object[]> both(List<@Nullable Object[]> some, List<@Nullable Object[]> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Override
    public CompletionStage<Position> position() {
        return pool.preparedQuery(POSITION)
                .execute(Tuple.of(inboundLink))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Position(
                            row.getString("incarnation"),
                            row.getLong("lsn"),
                            new AppliedMark(row.getString("source"), row.getLong("applied"), row.getLong("parked")),
                            row.getBoolean("rejoining"));
                })
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<String>> openBatches(String after, int most) {
        return pool.preparedQuery(OPEN_BATCHES)
                .execute(Tuple.of(after, most))
                .map(rows -> {
                    var open = new ArrayList<String>();
                    rows.forEach(row -> open.add(row.getString(0)));
                    return (List<String>) open;
                })
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Void> both(Collection<String> batchIds, Collection<AcceptanceKey> rows, SiteId rowsOf) {
        var sorted = batchIds.stream().sorted().toArray(String[]::new);
        Future<Void> batches = pool.preparedQuery(BATCHES_BOTH)
                .execute(Tuple.tuple().addArrayOfString(sorted))
                .mapEmpty();
        return batches.compose(done -> rows.isEmpty() ? Future.succeededFuture() : heldRows(rows, rowsOf))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Void> rejoined(SiteId site) {
        return pool.preparedQuery(REJOINED)
                .execute(Tuple.of((short) site.number()))
                .<Void>mapEmpty()
                .toCompletionStage();
    }

    private Future<Void> heldRows(Collection<AcceptanceKey> rows, SiteId rowsOf) {
        var keys = Tuple.tuple()
                .addArrayOfString(rows.stream().map(AcceptanceKey::campaignId).toArray(String[]::new))
                .addArrayOfBuffer(rows.stream()
                        .map(key -> Buffer.buffer(key.personKey().bytes()))
                        .toArray(Buffer[]::new))
                .addShort((short) rowsOf.number());
        return pool.preparedQuery(ROWS_BOTH).execute(keys).mapEmpty();
    }
}
