package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.FourDatabases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which row replaces which, and what happens to rows that no database can give. */
class ReplacementTest {
    private static final TableDescription REGISTRATION = Rows.REGISTRATION;
    private static final DatabaseLogin A = Databases.postgresA().replicator();
    private static final DatabaseLogin B = Databases.postgresB().replicator();

    @BeforeEach
    void clean() {
        EachDatabase.clean();
    }

    @Test
    void what_only_the_platform_store_has_is_told_and_taken_when_an_operator_says_so() throws SQLException {
        try (StagedLink platform = StagedLink.toPlatform().running();
                StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_A)) {
            Rows.write(A, REGISTRATION, Rows.registration("c1", 1, 1));
            platform.awaitsRows("registration", 1);
            there.awaitsRows("registration", 1);
            Databases.run(A, "DELETE FROM registration");
            Databases.run(B, "DELETE FROM registration");

            RunView left = reconcile.run();
            RunView again = reconcile.run();
            RunView taken = reconcile.run(null, true);

            assertThat(left.state()).isEqualTo("DIFFERENT");
            assertThat(left.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.database()).isEqualTo("platform-a");
                assertThat(finding.kind()).isEqualTo("EXTRA");
                assertThat(finding.end()).isEqualTo("LEFT");
            });
            assertThat(again.left()).isEqualTo(1);
            assertThat(Databases.ask(
                            A, "SELECT count(*) || ' ' || max(seen) FROM reconcile_finding WHERE ended = 'LEFT'"))
                    .isEqualTo("1 2");
            assertThat(taken.state()).isEqualTo("MENDED");
            there.awaitsRows("registration", 1);
            back.awaitsMark();
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_fact_of_another_agency_is_taken_from_the_platform_store_again() {
        try (FourDatabases links = FourDatabases.linked();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_A)) {
            Bureau.at(SiteId.SITE_A).opens(1, "hospital");
            links.awaitsRows("determination", 1);
            links.awaitsMarks();
            Databases.run(A, "DELETE FROM determination");
            Databases.run(B, "DELETE FROM determination");

            RunView run = reconcile.run();

            assertThat(run.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.database()).isEqualTo("registration-a");
                assertThat(finding.kind()).isEqualTo("MISSING");
                assertThat(finding.end()).isEqualTo("MENDED");
            });
            links.awaitsRows("determination", 1);
            EachDatabase.assertSame(Rows.CATALOG.table("determination"));
        }
    }

    @Test
    void a_broken_row_is_restored_from_the_platform_store_if_its_hash_still_proves_it() {
        try (StagedLink platform = StagedLink.toPlatform().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink there = StagedLink.aToB().running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_A)) {
            Rows.write(A, REGISTRATION, Rows.registration("c1", 1, 1), Rows.registration("c1", 2, 1));
            platform.awaitsRows("registration", 2);
            there.awaitsRows("registration", 2);
            Databases.run(B, "DELETE FROM registration");
            Databases.run(A, "UPDATE registration SET channel = 'x'");
            Databases.run(A, "UPDATE registration SET row_hash = sha256('') WHERE registration_no = 'R2'");

            RunView run = reconcile.run();

            assertThat(run.left()).isEqualTo(1);
            assertThat(Databases.ask(A, "SELECT channel FROM registration WHERE registration_no = 'R1'"))
                    .isEqualTo("wechat");
            assertThat(Databases.ask(A, "SELECT channel FROM registration WHERE registration_no = 'R2'"))
                    .isEqualTo("x");
            back.awaitsMark();
        }
    }

    @Test
    void a_row_that_came_damaged_and_was_parked_is_needed_no_more_once_it_is_whole() throws SQLException {
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink platformB = StagedLink.toPlatform(SiteId.SITE_B).running();
                StagedReconcile atA = StagedReconcile.at(SiteId.SITE_A);
                StagedReconcile atB = StagedReconcile.at(SiteId.SITE_B)) {
            Rows.write(A, REGISTRATION, Rows.registration("c1", 1, 1));
            there.awaitsRows("registration", 1);
            platformB.awaitsRows("registration", 1);
            Databases.run(A, "UPDATE registration SET channel = 'x'");
            there.awaitsRows("parked_row", 1);
            long committed = there.sourceInsertLsn();

            RunView early = atB.run("registration", false);
            RunView mended = atA.run("registration", false);
            RunView late = atB.run("registration", false);

            assertThat(early.findings()).isEmpty();
            assertThat(mended.mended()).isEqualTo(1);
            assertThat(late.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.kind()).isEqualTo("PARKED"));
            assertThat(there.supervisor().transport().orElseThrow().retryParked())
                    .isZero();
            there.awaitsMark(committed);
            back.awaitsMark();
        }
    }

    @Test
    void a_row_the_database_refuses_is_told_as_failed() {
        Databases.run(
                Databases.postgresB().owner(),
                "ALTER TABLE registration ADD CONSTRAINT poison CHECK (channel <> 'poison')");
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running();
                StagedLink platform = StagedLink.toPlatform(SiteId.SITE_B).running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_B)) {
            @Nullable Object[] poison = Rows.registration("c1", 5, 1);
            poison[REGISTRATION.index("channel")] = "poison";
            Rows.write(
                    A,
                    REGISTRATION,
                    IntStream.range(0, 3)
                            .mapToObj(person -> Rows.registration("c1", person, 1))
                            .toArray(Object[][]::new));
            Rows.write(A, REGISTRATION, Rows.hashed(REGISTRATION, poison));
            there.awaitsRows("parked_row", 1).awaitsRows("registration", 3);
            platform.awaitsRows("registration", 3);
            Databases.run(B, "DELETE FROM registration");

            RunView run = reconcile.run("registration", false);

            assertThat(run.state()).isEqualTo("DIFFERENT");
            assertThat(run.mended()).isEqualTo(3);
            assertThat(run.findings()).anySatisfy(finding -> {
                assertThat(finding.end()).isEqualTo("FAILED");
                assertThat(finding.reason()).isEqualTo("the database refused the row: SQLSTATE 23514");
            });
            back.awaitsMark();
        } finally {
            Databases.run(Databases.postgresB().owner(), "ALTER TABLE registration DROP CONSTRAINT IF EXISTS poison");
        }
    }
}
