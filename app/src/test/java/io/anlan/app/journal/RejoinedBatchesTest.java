package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.journal.postgres.PostgresJournalStore;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Sql;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site had accepted before it lost its database is at both sites once a reseed has brought it back. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RejoinedBatchesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private Sql sql = new Sql(pool);

    @BeforeEach
    void three_acceptances_without_their_batches() {
        sql = new Sql(pool);
        accepted("former-1", 1);
        accepted("former-2", 1);
        accepted("of-the-peer", 2);
        var fresh = sql.run("insert into batch (batch_id, \"both\") values ('former-2', false)");
    }

    @AfterEach
    void forget() {
        for (var table : new String[] {"reseed_run", "restore_run"}) {
            var gone = sql.run("delete from " + table);
        }
        var rows = sql.run("delete from registration where campaign_id = 'rejoined'");
        var batches = sql.run("delete from batch where batch_id like 'former-%'");
    }

    @Test
    void a_reseed_that_has_ended_says_that_the_peer_has_them() {
        var open = sql.run("insert into reseed_run (reseed_id, rebuilt, begun_micros) values ('r1', true, 1)");
        assertThat(noted()).isFalse();

        var ended = sql.run("update reseed_run set ended_micros = 2");
        Await.that("it is noted", SOON).until(this::noted);

        assertThat(both("former-1")).isEqualTo(1);
        assertThat(both("former-2")).as("a batch of this life knows better").isZero();
        assertThat(both("of-the-peer")).isZero();
    }

    @Test
    void rows_of_a_backup_may_be_the_only_ones() {
        var restored = sql.run("insert into restore_run values ('b1', 1, 1, 1, 1, 2)");
        var ended = sql.run(
                "insert into reseed_run (reseed_id, rebuilt, begun_micros, ended_micros) values ('r1', true, 1, 2)");
        var later = sql.run(
                "insert into reseed_run (reseed_id, rebuilt, begun_micros, ended_micros) values ('r2', false, 3, 4)");

        var store = new PostgresJournalStore(pool, SystemTime.INSTANCE, "site-b-to-site-a");
        var done = store.rejoined(SiteId.SITE_A).toCompletableFuture().join();

        assertThat(noted()).isFalse();
        assertThat(both("former-1")).isZero();
    }

    private void accepted(String batch, int site) {
        var row = sql.run(
                "insert into registration (campaign_id, person_key, site, registration_no, channel, idempotency_key,"
                        + " body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)"
                        + " values ('rejoined', convert_to($1, 'UTF8'), $2::int, $1, 'wechat', 'k', '', 0, $1, 'c', 0, 1, '')",
                batch,
                site);
    }

    private boolean noted() {
        return sql.run("select from reseed_run where own_at_both").size() == 1;
    }

    private int both(String batch) {
        return sql.run("select from batch where batch_id = $1 and \"both\"", batch)
                .size();
    }
}
