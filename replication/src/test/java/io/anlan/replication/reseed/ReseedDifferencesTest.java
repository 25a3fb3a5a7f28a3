package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Only site B's platform store has a row that its lost registration store had accepted: an operator says what becomes of it. */
class ReseedDifferencesTest {
    private static final String BEGUN =
            "INSERT INTO restore_run (restore_id, to_micros, steps, steps_done, begun_micros)"
                    + " VALUES ('given up', 1, 9, 3, 1)";
    private static final String FOUND = "SELECT count(*) FROM registration WHERE campaign_id = 'platform only'";

    @Test
    void without_a_word_the_site_goes_on_rejoining_and_with_one_the_row_is_taken() throws Exception {
        try (StagedLoss loss = StagedLoss.ofPostgres();
                StagedReseed b = StagedReseed.up()) {
            onlyInPlatform();
            assertThat(b.reseed())
                    .startsWith("stopped where it compares: differences stand")
                    .contains(" 1 left", "--from-platform", "--accept-differences", "the same command goes on");
            assertThat(open()).isEqualTo("1");
            assertThat(Databases.ask(b(), FOUND)).isEqualTo("0");

            assertThat(b.reseed(b.acts(), new ReseedRequest(Lost.ANY, true, false)))
                    .startsWith("done: ")
                    .contains(" 0 left");

            assertThat(open()).isEqualTo("0");
            assertThat(Databases.ask(b(), FOUND)).isEqualTo("1");
            // By this the nodes know that not all they had accepted came from the peer.
            assertThat(Databases.ask(b(), "SELECT count(*) > 0 FROM reconcile_run WHERE from_platform"))
                    .isEqualTo("t");
            b.awaitsMarks();
            loss.awaitsMarks();
            assertThat(Databases.ask(Databases.postgresA().replicator(), FOUND)).isEqualTo("1");
        }
    }

    @Test
    void differences_that_are_accepted_are_left_and_told_by_the_next_comparison() throws Exception {
        try (StagedLoss loss = StagedLoss.ofPostgres();
                StagedReseed b = StagedReseed.up()) {
            onlyInPlatform();
            restoreGivenUp();
            notWhileThePeerIsRestored(b);

            assertThat(b.reseed(b.acts(), new ReseedRequest(Lost.ANY, false, true)))
                    .startsWith("done: ")
                    .contains(" 1 left", "differences accepted");

            assertThat(open()).isEqualTo("0");
            assertThat(Databases.ask(b(), FOUND)).isEqualTo("0");
            assertThat(Databases.ask(b(), "SELECT count(*) FROM link_position WHERE mark_withheld"))
                    .isEqualTo("0");
            b.awaitsMarks();
            loss.awaitsMarks();
            assertThat(b.reconcile().run().state()).isEqualTo("DIFFERENT");
            String restores = "SELECT count(*) FROM restore_run WHERE ended_micros IS NULL";
            assertThat(Databases.ask(b(), restores)).isEqualTo("0");
            assertThat(Databases.ask(Databases.mariaDbB().replicator(), restores))
                    .isEqualTo("0");
        }
    }

    /** As a link had brought it before the loss. */
    private static void onlyInPlatform() throws SQLException {
        TargetDatabase platform = new MariaDbTarget(Databases.platform(SiteId.SITE_B));
        try (Connection at = platform.open("fill")) {
            @Nullable Object[] row = Rows.registration("platform only", 1, 2);
            int changed = platform.write(at, Rows.REGISTRATION, List.<@Nullable Object[]>of(row), 0);
            assertThat(changed).isEqualTo(1);
            at.commit();
        }
    }

    /** It would be half of what it has, and what is written into it meanwhile would never be its backup again. */
    private static void notWhileThePeerIsRestored(StagedReseed b) {
        DatabaseLogin a = Databases.postgresA().replicator();
        Databases.run(a, BEGUN);
        assertThat(b.reseed())
                .startsWith("refused peer-not-serving: a restore into the peer's registration store has not ended");
        assertThat(open()).isEqualTo("0");
        Databases.run(a, "DELETE FROM restore_run");
    }

    /** Somebody had begun to restore a backup and reseeds the site instead; it must not keep it from being saved for ever. */
    private static void restoreGivenUp() {
        Databases.run(b(), BEGUN);
        Databases.run(Databases.mariaDbB().replicator(), BEGUN);
    }

    /** The one that is in the place of the lost one. */
    private static DatabaseLogin b() {
        return Databases.postgresB().replicator();
    }

    private static String open() {
        return Databases.ask(b(), "SELECT count(*) FROM reseed_run WHERE ended_micros IS NULL");
    }
}
