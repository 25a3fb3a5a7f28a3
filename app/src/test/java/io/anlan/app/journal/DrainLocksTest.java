package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.journal.postgres.PostgresJournalStore;
import io.anlan.app.problem.postgres.GuardedRows;
import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Seat;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.Sql;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import io.anlan.local.process.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drain and a link write the same rows, claims and their persons among them. */
@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class DrainLocksTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PersonKey PERSON = new PersonKey(new byte[32]);
    private static final VaultRow VAULT = VaultRow.of(PERSON, "vault-1", new byte[] {1}, 7, 2);
    private static final ClaimRow CLAIM =
            new ClaimRow("drained", new Seat(SiteId.SITE_B, 1, 1), PERSON, "N1", "k", 1, 900_000_000, "b1", "c", 7, 2);

    @Inject
    Pool pool;

    @AfterEach
    void forget() {
        var sql = new Sql(pool);
        var claims = sql.run("delete from claim where campaign_id = 'drained'");
        var vault = sql.run("delete from person_vault where kid = 'vault-1' and sealed = '\\x01'");
    }

    /** The link's order of tables: claims before persons. */
    @Test
    void a_drain_waits_for_a_link_amid_the_same_rows_and_cannot_deadlock() {
        var store = new PostgresJournalStore(pool, SystemTime.INSTANCE, "site-b-to-site-a");
        var link = Sql.done(pool.getConnection());
        var transaction = Sql.done(link.begin());
        write(link, ClaimRow.TABLE, CLAIM.values());

        var drained = store.insert(
                List.of(), List.of(VAULT), List.of(new TableRows(ClaimRow.TABLE, List.<Object[]>of(CLAIM.values()))));
        Await.that("the drain waits for the link", SOON).until(this::somebodyWaits);
        write(link, VaultRow.TABLE, VAULT.values());
        var committed = transaction.commit().compose(done -> link.close());

        assertThat(Sql.done(committed.map("committed"))).isEqualTo("committed");
        assertThat(drained.toCompletableFuture()).succeedsWithin(SOON);
    }

    private static void write(SqlConnection at, TableDescription table, Object[] row) {
        var written = Sql.done(GuardedRows.write(at, table, List.<Object[]>of(row), 0));
        assertThat(written).isEqualTo(1);
    }

    private boolean somebodyWaits() {
        return new Sql(pool)
                        .one("select count(*) from pg_locks where not granted")
                        .getLong(0)
                > 0;
    }
}
