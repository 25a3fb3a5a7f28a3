package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real databases: those of site B are destroyed while site A goes on writing. */
class ReseedTest {
    @Test
    void a_site_that_lost_both_databases_comes_back_while_the_other_serves() throws Exception {
        try (StagedLoss loss = StagedLoss.ofBoth();
                StagedReseed b = StagedReseed.up();
                BusySite a = BusySite.begin()) {
            b.outbound().awaits(LinkState.REFUSED);

            assertThat(b.reseed()).startsWith("done: registration: ");

            int rounds = a.ends();
            assertThat(a.markWasEarly()).isFalse();
            assertThat(rounds).isGreaterThan(10);
            comesBackWhole(loss, b);
            assertThat(b.outbound().counters().absorbed(MergeRule.FIRST_WINS).sum())
                    .as("copied rows that went back to where they came from")
                    .isLessThan(100);
            assertThat(Databases.ask(Databases.postgresA().replicator(), "SELECT count(*) FROM registration"))
                    .isEqualTo(Integer.toString(StagedLoss.ROWS + 2 * rounds + 1));
        }
    }

    @Test
    void a_site_that_lost_its_registration_store_keeps_its_platform_store() throws Exception {
        try (StagedLoss loss = StagedLoss.ofPostgres();
                StagedReseed b = StagedReseed.up()) {
            Bureau.at(SiteId.SITE_B).opens(777, "while the registration store was gone");

            assertThat(b.reseed()).startsWith("done: registration: ");

            comesBackWhole(loss, b);
            assertThat(Databases.ask(Databases.postgresA().replicator(), "SELECT count(*) FROM determination"))
                    .isEqualTo("102");
        }
    }

    @Test
    void a_restored_registration_store_rejoins_with_what_only_the_backup_had() throws Exception {
        try (StagedLoss loss = StagedLoss.ofPostgres();
                StagedReseed b = StagedReseed.up();
                StagedReconcile a = StagedReconcile.at(SiteId.SITE_A)) {
            Rows.write(
                    Databases.postgresB().replicator(),
                    Rows.REGISTRATION,
                    Rows.registration("c1", 1, 2),
                    Rows.registration("only in the backup", 1, 2));
            Rows.write(
                    Databases.postgresB().replicator(),
                    Rows.CAMPAIGN_TEXT,
                    Rows.text("c1", "an older title", "summary", 50, 3));

            assertThat(b.reseed()).startsWith("done: registration: ");
            b.awaitsMarks();
            loss.awaitsMarks();

            assertThat(a.run().mended()).isEqualTo(1);
            comesBackWhole(loss, b);
        }
    }

    @Test
    void a_site_that_lost_its_platform_store_never_stops_serving() throws Exception {
        try (StagedLoss loss = StagedLoss.ofMariaDb();
                StagedReseed b = StagedReseed.up()) {
            assertThat(b.reseed()).startsWith("done: platform: ");

            assertThat(Databases.ask(
                            Databases.postgresB().replicator(), "SELECT count(*) FROM reseed_run WHERE rebuilt"))
                    .isEqualTo("0");
            comesBackWhole(loss, b);
        }
    }

    @Test
    void a_site_that_lost_nothing_is_left_alone() throws Exception {
        try (StagedLoss loss = StagedLoss.ofNothing();
                StagedReseed b = StagedReseed.up()) {
            b.awaitsMarks();
            assertThat(b.reseed(b.acts(), Lost.BOTH)).startsWith("refused not-destroyed: ");

            try (BusySite a = BusySite.begin()) {
                for (int looks = 0; looks < 30; looks++) {
                    // Its links run, so what is seen of them is never of one moment.
                    assertThat(b.reseed()).startsWith("refused not-destroyed: ");
                }
                assertThat(a.ends()).isPositive();
            }
            loss.awaitsMarks();
        }
    }

    @Test
    void a_reseed_killed_after_every_step_and_within_copies_goes_on() throws Exception {
        try (StagedLoss loss = StagedLoss.ofBoth();
                StagedReseed b = StagedReseed.up()) {
            List<ReseedStep> done = new ArrayList<>();
            for (int kills = 0; kills < 40 && !done.contains(ReseedStep.CLOSE); kills++) {
                ReseedActs acts = b.acts(ReseedTest::breakingSoon, ReseedTest::breakingSoon);
                assertThatThrownBy(() -> b.reseed(new KilledAfterOne(acts, done), Lost.ANY))
                        .isInstanceOf(KilledAfterOne.Killed.class);
            }

            assertThat(done).containsOnlyOnce(ReseedStep.OPEN, ReseedStep.INBOUND, ReseedStep.CLOSE);
            assertThat(done.stream().filter(step -> step == ReseedStep.COPY_REGISTRATION))
                    .as("a copy that broke and went on")
                    .hasSizeGreaterThan(2);
            comesBackWhole(loss, b);
        }
    }

    private static TargetDatabase breakingSoon(TargetDatabase real) {
        FailingTarget failing = new FailingTarget(real);
        // A range is written in four pieces: the second range breaks.
        failing.breakAtWrite(6);
        return failing;
    }

    @Test
    void a_position_of_the_former_database_would_lose_all_the_site_writes() throws Exception {
        try (StagedLoss loss = StagedLoss.ofPostgres();
                StagedReseed b = StagedReseed.up()) {
            assertThat(b.reseed()).startsWith("done: ");
            b.awaitsMarks();
            b.outbound().close();
            Databases.run(
                    Databases.postgresA().replicator(),
                    // As a pair has it that had lived for longer than a test.
                    "UPDATE link_position SET offset_json = regexp_replace(offset_json, '(lsn|lsn_commit)\":',"
                            + " '\\1\":9', 'g') WHERE link = 'site-b-to-site-a'");

            try (StagedLink deaf =
                    StagedLink.withoutLooking(SiteId.SITE_B).started().awaits(LinkState.RUNNING)) {
                Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("lost", 1, 2));
                long written = deaf.sourceInsertLsn();
                deaf.awaits(
                        "the server has gone over the row",
                        () -> Databases.ask(
                                        deaf.source(),
                                        "SELECT sent_lsn - '0/0' >= " + written + " FROM pg_stat_replication r"
                                                + " JOIN pg_replication_slots s ON s.active_pid = r.pid"
                                                + " WHERE s.slot_name = 'to_site_a'")
                                .equals("t"));
            }
            assertThat(Databases.ask(
                            Databases.postgresA().replicator(),
                            "SELECT count(*) FROM registration WHERE campaign_id = 'lost'"))
                    .isEqualTo("0");
            loss.awaitsMarks();
        }
    }

    /** What is written at site B from now on, by nodes and by others, is soon everywhere, and all four are the same. */
    private static void comesBackWhole(StagedLoss loss, StagedReseed b) {
        Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("new", 1, 2));
        Rows.write(
                Databases.postgresB().replicator(), Rows.CAMPAIGN_TEXT, Rows.text("c2", "new", "words", 9_000_000, 3));
        Bureau.at(SiteId.SITE_B).opens(999, "after it came back");
        b.awaitsMarks();
        loss.awaitsMarks();
        b.awaitsMarks();
        loss.awaitsMarks();
        for (TableDescription table : Rows.CATALOG.tables()) {
            EachDatabase.assertSame(table);
        }
        assertThat(Databases.ask(
                        Databases.postgresB().replicator(),
                        "SELECT count(*) FROM reseed_run WHERE ended_micros IS NULL"))
                .isEqualTo("0");
    }
}
