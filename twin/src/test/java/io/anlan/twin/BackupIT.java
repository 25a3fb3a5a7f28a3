package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A site goes up in flames, its backups with it; what it held at a second comes back from the copies at the other site. */
@OnTwin
class BackupIT {
    private static final SiteId B = SiteId.SITE_B;
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final List<String> TABLES =
            List.of("campaign", "campaign_text", "campaign_event", "close_marker", "person_vault", "registration");

    @Test
    void a_destroyed_site_is_restored_to_a_second_and_serves_again(TwinFixture twin) throws Exception {
        String campaign = twin.campaign();
        registered(twin, campaign, 6);
        twin.awaitAgreement(campaign, 6);
        done(twin.twin().backup(B).save(job -> {}));
        registered(twin, campaign, 6);
        twin.awaitAgreement(campaign, 12);
        long second = clock(twin);
        List<String> then = rows(twin);
        twin.await("the second is over", WITHIN, () -> clock(twin) > second + 2_000_000);
        registered(twin, campaign, 4);
        twin.awaitAgreement(campaign, 16);
        twin.await(
                "changes up to then are at the other site",
                WITHIN,
                () -> twin.twin()
                                .backup(B)
                                .list(true)
                                .path("changes")
                                .path("untilMicros")
                                .asLong()
                        > second);

        destroy(twin);
        done(twin.twin().backup(B).restoreAt(second, true, job -> {}));

        assertThat(then).hasSizeGreaterThan(12);
        assertThat(rows(twin)).isEqualTo(then);
        assertThat(count(twin.twin().mariadb(B), campaign)).isEqualTo(12);
        comesBack(twin, campaign);
    }

    /** With links that begin anew, the site gets what it missed, and what it writes arrives. */
    private static void comesBack(TwinFixture twin, String campaign) {
        twin.twin().start(B);
        twin.replicator(B).reseed();
        twin.awaitAgreement(campaign, 16);
        twin.await("site-b serves", WITHIN, () -> twin.peerVouches(SiteId.SITE_A) && twin.peerVouches(B));
        Answer answer = twin.register(B, twin.session(), campaign, "wechat", "new");
        assertThat(answer.acknowledged()).as(answer.raw()).isTrue();
        twin.awaitAgreement(campaign, 17);
    }

    private static void destroy(TwinFixture twin) throws IOException {
        twin.twin().kill(B);
        for (String what : List.of("postgres", "mariadb", "backups")) {
            Folders.delete(twin.twin().home().folder().resolve(B.id()).resolve(what));
        }
        twin.twin().start(B);
        twin.twin().awaitReady(twin.part("replicator", B));
        twin.await(
                "the node has migrated its new database",
                WITHIN,
                () -> twin.node(B).get("/q/health/live", Map.of()).status() == 200);
        twin.twin().kill(twin.part("node", B));
    }

    private static void registered(TwinFixture twin, String campaign, int citizens) {
        for (int i = 0; i < citizens; i++) {
            SiteId site = i % 2 == 0 ? B : SiteId.SITE_A;
            Answer answer = twin.register(site, twin.session(), campaign, "wechat", "k");
            assertThat(answer.acknowledged()).as(answer.raw()).isTrue();
        }
    }

    private static void done(JsonNode job) {
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
    }

    /** The microsecond by the clock of site B's registration store. */
    private static long clock(TwinFixture twin) throws SQLException {
        try (Connection connection = twin.twin().postgres(B).connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT (extract(epoch from clock_timestamp()) * 1000000)::bigint")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Every row of the site's registration store, as PostgreSQL writes it. */
    private static List<String> rows(TwinFixture twin) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = twin.twin().postgres(B).connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT r::text FROM " + table + " r ORDER BY 1")) {
                    while (rows.next()) {
                        lines.add(table + " " + rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }

    private static long count(DatabaseLogin login, String campaign) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM registration WHERE campaign_id = '" + campaign + "'")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
