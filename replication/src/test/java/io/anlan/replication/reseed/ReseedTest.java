package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.Rows;
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

            assertThat(b.reseed()).startsWith("refused not-destroyed: ");
            assertThat(b.reseed(b.acts(), Lost.BOTH)).startsWith("refused not-destroyed: ");
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
