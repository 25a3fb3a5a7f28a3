package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a difference and what is not; with the links as they may be. */
class ReconcileTest {
    private static final TableDescription REGISTRATION = Rows.REGISTRATION;
    private static final DatabaseLogin A = Databases.postgresA().replicator();
    private static final DatabaseLogin B = Databases.postgresB().replicator();

    @BeforeEach
    void clean() {
        EachDatabase.clean();
    }

    @Test
    void rows_on_their_way_are_no_differences() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink platform = StagedLink.toPlatform().running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_A)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; go.get(); i++) {
                    Rows.write(A, REGISTRATION, Rows.registration("c" + i % 5, i, 1));
                    Rows.write(B, REGISTRATION, Rows.registration("c" + i % 5, i, 2));
                    Rows.write(A, Rows.CAMPAIGN_TEXT, Rows.text("c" + i % 3, "a" + i, "", 10 + i, 1));
                    Rows.write(B, Rows.CAMPAIGN_TEXT, Rows.text("c" + i % 3, "b" + i, "", 10 + i, 3));
                }
            });
            writer.start();
            try {
                there.awaits(
                        "rows flow",
                        () -> Integer.parseInt(Databases.ask(B, "SELECT count(*) FROM registration")) > 200);
                for (int i = 0; i < 15; i++) {
                    assertThat(reconcile.run())
                            .satisfies(run -> assertThat(run.state()).isEqualTo("EQUAL"))
                            .satisfies(run -> assertThat(run.compared()).isPositive());
                }
            } finally {
                go.set(false);
                writer.join();
            }
            back.awaitsMark();
            platform.awaitsMark();
        }
    }

    @Test
    void a_difference_is_not_judged_before_the_link_has_told_what_was_there() {
        Rows.write(A, REGISTRATION, Rows.registration("c1", 1, 1));
        try (StagedReconcile reconcile = StagedReconcile.impatient(SiteId.SITE_B)) {
            RunView run = reconcile.run("registration", false);

            assertThat(run.state()).isEqualTo("NOT_COMPARABLE");
            assertThat(run.reason()).contains("site-a-to-site-b");
            assertThat(run.found()).isZero();
            assertThat(Databases.ask(B, "SELECT count(*) FROM registration")).isEqualTo("0");
            assertThat(Databases.ask(B, "SELECT state FROM reconcile_run")).isEqualTo("NOT_COMPARABLE");
        }
    }

    @Test
    void a_row_that_no_link_carried_reaches_all_four() throws SQLException {
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink platformA = StagedLink.toPlatform().running();
                StagedLink platformB = StagedLink.toPlatform(SiteId.SITE_B).running();
                StagedReconcile atA = StagedReconcile.at(SiteId.SITE_A);
                StagedReconcile atB = StagedReconcile.at(SiteId.SITE_B)) {
            asIfByALink(A, "elsewhere", Rows.registration("c1", 1, 1));
            asIfByALink(B, "elsewhere", Rows.registration("c1", 2, 2));

            assertThat(atA.run().state()).isEqualTo("MENDED");
            assertThat(atB.run().state()).isEqualTo("MENDED");

            there.awaitsRows("registration", 2);
            back.awaitsRows("registration", 2);
            platformA.awaitsRows("registration", 2);
            platformB.awaitsRows("registration", 2);
            EachDatabase.assertSame(REGISTRATION);
            assertThat(Databases.ask(B, "SELECT database_name || ' ' || kind || ' ' || ended FROM reconcile_finding"))
                    .isEqualTo("registration-b MISSING MENDED");
        }
    }

    @Test
    void what_retention_may_take_does_not_return() {
        long dayMicros = 86_400_000_000L;
        long now = SystemTime.INSTANCE.wallMicros();
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink platform = StagedLink.toPlatform(SiteId.SITE_B).running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_B)) {
            for (int person = 0; person < 4; person++) {
                @Nullable Object[] row = Rows.registration("c1", person, 1);
                // An hour more, in which the comparison will surely have come to it.
                row[REGISTRATION.index(Column.KEEP_UNTIL)] = now + person * dayMicros / 2 + dayMicros / 24;
                Rows.write(A, REGISTRATION, Rows.hashed(REGISTRATION, row));
            }
            there.awaitsRows("registration", 4);
            platform.awaitsRows("registration", 4);
            Databases.run(B, "DELETE FROM registration");

            RunView run = reconcile.run("registration", false);

            assertThat(run.mended()).isEqualTo(2);
            assertThat(Databases.ask(
                            B, "SELECT string_agg(registration_no, ' ' ORDER BY keep_until) FROM registration"))
                    .isEqualTo("R2 R3");
            back.awaitsMark();
        }
    }

    @Test
    void a_broken_row_that_cannot_be_replaced_yet_keeps_no_other_from_being_mended() throws SQLException {
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedReconcile patient = StagedReconcile.patient(SiteId.SITE_B)) {
            Rows.write(A, REGISTRATION, Rows.registration("c1", 1, 1), Rows.registration("c1", 2, 1));
            there.awaitsRows("registration", 2);
            back.awaitsMark();
            back.supervisor().pause();
            back.awaits(LinkState.PAUSED);
            Databases.run(
                    B,
                    "UPDATE registration SET channel = 'spoilt' WHERE registration_no = 'R1'",
                    "DELETE FROM registration WHERE registration_no = 'R2'");

            RunView run = patient.run("registration", false);

            assertThat(run.findings())
                    .filteredOn(finding -> finding.reason().contains("site-b-to-site-a"))
                    .extracting(RunView.Told::kind, RunView.Told::end)
                    .containsExactly(tuple("ALTERED", "LEFT"));
            assertThat(run.findings())
                    .extracting(RunView.Told::kind, RunView.Told::end)
                    .contains(tuple("MISSING", "MENDED"));

            back.supervisor().resume();
            back.awaits(LinkState.RUNNING);
            assertThat(patient.run("registration", false).findings())
                    .anySatisfy(finding -> assertThat(finding.end()).isEqualTo("MENDED"));
            assertThat(Databases.ask(B, "SELECT count(*) FROM registration WHERE channel = 'spoilt'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_peer_that_is_away_is_said_and_the_rest_is_compared() {
        try (StagedReconcile reconcile = StagedReconcile.withoutPeer(SiteId.SITE_A)) {
            RunView run = reconcile.run();

            assertThat(run.state()).isEqualTo("NOT_COMPARABLE");
            assertThat(run.reason()).contains("registration-a:registration-b");
            assertThat(run.parts()).extracting(RunView.Part::pair).containsOnly("registration-a:platform-a");
        }
    }

    /** Writes as an applier does: no link reads it on. */
    private static void asIfByALink(DatabaseLogin login, String origin, @Nullable Object[] row) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_replication_origin_create('" + origin + "') WHERE pg_replication_origin_oid('"
                    + origin + "') IS NULL");
            statement.execute("SELECT pg_replication_origin_session_setup('" + origin + "')");
            connection.setAutoCommit(false);
            Rows.write(connection, REGISTRATION, row);
            connection.commit();
        }
    }
}
