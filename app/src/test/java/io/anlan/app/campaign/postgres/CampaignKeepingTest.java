package io.anlan.app.campaign.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.campaign.CampaignKeeper;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Operator;
import io.anlan.app.testing.Sql;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site does unasked: it follows the link, the peer and the clock. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class CampaignKeepingTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Pool pool;

    @Inject
    CampaignCatalog catalog;

    private Sql sql = new Sql(pool);
    private String campaign = "";

    @BeforeEach
    void a_campaign_of_its_own() {
        sql = new Sql(pool);
        campaign = "kept-" + NAMES.incrementAndGet();
        Operator.create(Operator.campaign(campaign));
    }

    @Test
    void a_campaign_that_came_by_the_link_gets_its_gate_and_is_known() {
        var linked = "linked-" + NAMES.incrementAndGet();
        var unused = sql.run(
                "insert into campaign select $1, mode, min_age, channels, opens_at, closes_at, durability, number_kid,"
                        + " budget_fen, pack, version, 3, row_hash from campaign where campaign_id = $2",
                linked,
                campaign);

        Await.that("the gate is made", SOON).until(() -> gates(linked, true) == 1);
        // A round of keeping that was under way may have read the campaign before its gate.
        Await.that("the campaign is known and open", SOON)
                .until(() -> catalog.cached(linked) != null && !catalog.closing(linked));
    }

    @Test
    void the_peers_word_closes_our_gate_and_we_write_our_own_marker() {
        var accepted = sql.run(
                "insert into registration (campaign_id, person_key, site, registration_no, channel, idempotency_key,"
                        + " body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)"
                        + " values ($1, '\\x01', 1, 'ACCEPTED', 'wechat', 'k', '', 0, 'b', 'c', 0, 1, '')",
                campaign);
        assertThat(accepted.rowCount()).isEqualTo(1);
        var unused =
                sql.run("insert into campaign_event values ($1, 'CLOSED', 2, 'operator', 0, 1, 3, '\\x00')", campaign);

        Await.that("our marker is there", SOON).until(() -> ownMarkers() == 1);

        assertThat(sql.one("select accepted from close_marker where campaign_id = $1", campaign)
                        .getLong(0))
                .isEqualTo(1);
        assertThat(sql.one("select site from campaign_event where campaign_id = $1", campaign)
                        .getShort(0))
                .isEqualTo((short) 2);
        assertThat(catalog.closing(campaign)).isTrue();
    }

    @Test
    void a_campaign_we_closed_before_our_database_was_lost_stays_closed() {
        var markerFirst = "refilled-" + NAMES.incrementAndGet();
        var markerLast = "refilled-" + NAMES.incrementAndGet();
        var marker = "insert into close_marker values ($1, 1, 7, '\\x00', 1, 1, '\\x00')";
        var row =
                "insert into campaign select $1, mode, min_age, channels, opens_at, closes_at, durability, number_kid,"
                        + " budget_fen, pack, version, 3, row_hash from campaign where campaign_id = $2";
        var first = sql.run(marker, markerFirst);
        var second = sql.run(row, markerFirst, campaign);
        var third = sql.run(row, markerLast, campaign);
        Await.that("both gates are made", SOON)
                .until(() -> gates(markerFirst, false) == 1 && gates(markerLast, true) == 1);
        var fourth = sql.run(marker, markerLast);

        Await.that("neither takes anybody", SOON)
                .until(() -> gates(markerFirst, false) == 1 && gates(markerLast, false) == 1);
    }

    private int gates(String id, boolean open) {
        return sql.run("select from campaign_gate where campaign_id = $1 and open = $2", id, open)
                .size();
    }

    @Test
    void a_window_that_ends_closes_the_campaign_unasked() {
        var brief = "brief-" + NAMES.incrementAndGet();
        var closesAt = Instant.ofEpochMilli(io.anlan.kernel.SystemTime.INSTANCE.wallMillis() + 1_000);
        Operator.create(Operator.campaign(brief).put("closesAt", closesAt.toString()));

        Await.that("the window has ended and the marker is there", SOON)
                .until(() -> catalog.closing(brief)
                        && sql.run("select from close_marker where campaign_id = $1", brief)
                                        .size()
                                == 1);

        assertThat(sql.one("select actor from campaign_event where campaign_id = $1", brief)
                        .getString(0))
                .isEqualTo(CampaignKeeper.ACTOR);
        assertThat(sql.one("select open from campaign_gate where campaign_id = $1", brief)
                        .getBoolean(0))
                .isFalse();
    }

    private int ownMarkers() {
        return sql.run("select from close_marker where campaign_id = $1 and site = 1", campaign)
                .size();
    }
}
