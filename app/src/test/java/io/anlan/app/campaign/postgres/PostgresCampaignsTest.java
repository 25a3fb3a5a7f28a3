package io.anlan.app.campaign.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignStore;
import io.anlan.app.campaign.CampaignText;
import io.anlan.app.campaign.CloseMarker;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.anlan.app.testing.Sql;
import io.anlan.kernel.Merkle;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class PostgresCampaignsTest {

    private static final short SITE_A = 1;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** The shape of the statement that stores a batch: the gate is read FOR SHARE by the statement that inserts. */
    private static final String BATCH = "with gate as (select campaign_id from campaign_gate"
            + " where campaign_id = $1 and open for share)"
            + " insert into registration (campaign_id, person_key, site, registration_no, channel, idempotency_key,"
            + " body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)"
            + " select g.campaign_id, sha256($2::text::bytea), 1, $2, 'wechat', 'k', '', 0, 'b', 'c', 0, 1, ''"
            + " from gate g";

    @Inject
    Pool pool;

    @Inject
    CampaignStore store;

    @Inject
    CampaignCatalog catalog;

    private Sql sql = new Sql(pool);
    private String campaign = "";

    @BeforeEach
    void a_campaign_of_its_own() {
        sql = new Sql(pool);
        campaign = "stored-" + NAMES.incrementAndGet();
        Operator.create(Operator.campaign(campaign));
    }

    @RepeatedTest(3)
    void the_marker_counts_exactly_what_was_let_through_while_batches_were_in_flight() {
        var lanes = new ArrayList<Future<Integer>>();
        for (var lane = 0; lane < 6; lane++) {
            lanes.add(untilRefused("L" + lane + "N", 0));
        }
        Await.that("forty rows are in", SOON).until(() -> own().size() >= 40);

        var marker = marker(Sql.done(store.close(campaign, "test")));
        var let = lanes.stream().mapToInt(Sql::done).sum();

        var numbers = own();
        assertThat(numbers).hasSize(let);
        assertThat(marker.accepted()).isEqualTo(let);
        assertThat(marker.root())
                .isEqualTo(Merkle.over(numbers.stream()
                                .map(number -> Merkle.leaf(number.getBytes(StandardCharsets.US_ASCII)))
                                .toList())
                        .root());
        var row = sql.one("select accepted, root from close_marker where campaign_id = $1 and site = 1", campaign);
        assertThat(row.getLong(0)).isEqualTo(let);
        assertThat(row.getBuffer(1).getBytes()).isEqualTo(marker.root());
    }

    @Test
    void rows_of_the_other_site_are_not_in_our_marker() {
        assertThat(Sql.done(insert(pool, "OURS"))).isEqualTo(1);
        var unused = sql.run(
                "insert into registration select campaign_id, sha256('x'), 2, 'THEIRS', channel, idempotency_key,"
                        + " body_hash, accepted_at, batch_id, correlation_id, keep_until, version, 3, row_hash"
                        + " from registration where campaign_id = $1",
                campaign);

        var marker = marker(Sql.done(store.close(campaign, "test")));

        assertThat(marker.accepted()).isEqualTo(1);
        assertThat(marker.root()).isEqualTo(Merkle.leaf("OURS".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_closed_campaign_lets_nobody_through_and_its_marker_stays() {
        var first = marker(Sql.done(store.close(campaign, "test")));

        assertThat(Sql.done(insert(pool, "LATE"))).isZero();
        assertThat(marker(Sql.done(store.close(campaign, "again"))))
                .usingRecursiveComparison()
                .isEqualTo(first);
        assertThat(sql.one("select actor from campaign_event where campaign_id = $1", campaign)
                        .getString(0))
                .isEqualTo("test");
    }

    @Test
    void every_row_it_writes_carries_the_hash_that_both_engines_compute() {
        assertThat(edit("Changed")).isPositive();
        var marker = marker(Sql.done(store.close(campaign, "test")));

        assertThat(marker.accepted()).isZero();
        for (var table : List.of("campaign", "campaign_text", "campaign_event", "close_marker")) {
            var hash = CanonicalSql.hashExpression(TableCatalog.standard().table(table), Engine.POSTGRESQL, "r");
            var counts = sql.one(
                    "select count(*), count(*) filter (where row_hash = " + hash + ") from " + table
                            + " r where campaign_id = $1",
                    campaign);
            assertThat(counts.getLong(0)).as(table).isPositive();
            assertThat(counts.getLong(1)).as(table).isEqualTo(counts.getLong(0));
        }
    }

    @Test
    void an_edit_wins_over_a_row_whose_writer_had_a_clock_far_ahead() {
        var ahead = sql.one(
                        "update campaign_text set version = version + (3600000::bigint << 16), writer = 3"
                                + " where campaign_id = $1 and lang = 'en' returning version",
                        campaign)
                .getLong(0);

        var version = edit("After the clock");

        assertThat(version).isEqualTo(ahead + 1);
        var row = sql.one(
                "select title, version, writer from campaign_text where campaign_id = $1 and lang = 'en'", campaign);
        assertThat(row.getString(0)).isEqualTo("After the clock");
        assertThat(row.getLong(1)).isEqualTo(version);
        assertThat(row.getShort(2)).isEqualTo(SITE_A);
    }

    @Test
    void a_campaign_that_is_nowhere_cannot_be_closed_and_stays_open_to_be_made() {
        var outcome = Sql.done(catalog.close("nowhere", "test"));

        String type = outcome.fold(done -> "done", refusal -> refusal.type(), doubt -> "doubt");
        assertThat(type).isEqualTo("campaign-not-found");
        assertThat(catalog.closing("nowhere")).isFalse();
    }

    private Future<Integer> untilRefused(String prefix, int stored) {
        return pool.withTransaction(connection -> insert(connection, prefix + stored)
                        // What a slow disk does: the statement has run, the commit is yet to come.
                        .compose(inserted -> connection
                                .preparedQuery("select pg_sleep(0.02)")
                                .execute()
                                .map(inserted)))
                .compose(inserted ->
                        inserted == 0 ? Future.succeededFuture(stored) : untilRefused(prefix, stored + inserted));
    }

    private Future<Integer> insert(io.vertx.sqlclient.SqlClient client, String number) {
        return client.preparedQuery(BATCH).execute(Tuple.of(campaign, number)).map(inserted -> inserted.rowCount());
    }

    private long edit(String title) {
        return Sql.done(store.edit(campaign, new CampaignText("en", title, "About it.", 0)))
                .fold(version -> version, refusal -> -1L, doubt -> -2L);
    }

    private List<String> own() {
        var rows = sql.run(
                "select registration_no from registration where campaign_id = $1 and site = 1 order by 1", campaign);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private static CloseMarker marker(Outcome<CloseMarker> outcome) {
        return outcome.fold(
                done -> done,
                refusal -> {
                    throw new AssertionError(refusal.detail());
                },
                doubt -> {
                    throw new AssertionError(doubt.detail());
                });
    }
}
