package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkRefusalTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_missing_slot_is_refused_and_not_made_anew() {
        try (StagedLink link = stoppedAfterOneRow()) {
            Databases.run(link.source(), "SELECT pg_drop_replication_slot('to_site_b')");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("slot to_site_b is gone", "reseed");
            assertThat(Databases.ask(link.source(), "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_slot_made_anew_is_refused() {
        try (StagedLink link = stoppedAfterOneRow()) {
            Databases.run(link.source(), "SELECT pg_drop_replication_slot('to_site_b')");
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("missed", 7, 1));
            Databases.run(link.source(), "SELECT pg_create_logical_replication_slot('to_site_b', 'pgoutput')");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("made anew or moved");
        }
    }

    @Test
    void a_lost_slot_is_refused() {
        try (StagedLink link = stoppedAfterOneRow()) {
            DatabaseLogin operator = Databases.postgresA().superuser();
            for (int i = 0; i < 8; i++) {
                Databases.run(operator, "SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
            }
            Databases.run(operator, "CHECKPOINT");
            assertThat(Databases.ask(operator, "SELECT wal_status FROM pg_replication_slots"))
                    .isEqualTo("lost");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("lost WAL");
        }
    }

    @Test
    void another_incarnation_of_the_source_is_refused() {
        try (StagedLink link = stoppedAfterOneRow()) {
            Databases.run(link.target(), "UPDATE link_position SET source_incarnation = '42-1'");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("another database", "42-1");
        }
    }

    @Test
    void a_refused_link_goes_on_once_the_cause_is_gone() {
        try (StagedLink link = stoppedAfterOneRow()) {
            String real = Databases.ask(link.target(), "SELECT source_incarnation FROM link_position");
            Databases.run(link.target(), "UPDATE link_position SET source_incarnation = '42-1'");
            link.started().awaits(LinkState.REFUSED);

            Databases.run(link.target(), "UPDATE link_position SET source_incarnation = '" + real + "'");

            link.awaits(LinkState.RUNNING);
        }
    }

    @Test
    void a_target_put_back_to_an_earlier_day_is_refused() {
        try (StagedLink link = StagedLink.aToB().running()) {
            String before = Databases.ask(link.target(), "SELECT offset_json FROM link_position");
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("registration", 1);
            long written = link.sourceInsertLsn();
            link.awaits(
                    "the slot follows",
                    () -> Databases.ask(
                                    link.source(),
                                    "SELECT confirmed_flush_lsn - '0/0' >= " + written + " FROM pg_replication_slots")
                            .equals("t"));
            link.stopped();

            Databases.run(
                    link.target(),
                    "DELETE FROM registration",
                    "UPDATE link_position SET offset_json = '" + before + "'");
            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("the target was restored");
        }
    }

    /** Its nodes would take an old applied mark for one of their new rows, and what they wrote meanwhile would never be told. */
    @Test
    void a_source_put_back_to_an_earlier_day_stays_refused_when_its_log_has_grown_past_the_position() {
        try (StagedLink link = stoppedAfterOneRow()) {
            String real = Databases.ask(link.target(), "SELECT source_incarnation FROM link_position");
            long ahead = link.sourceInsertLsn() + 1_000_000;
            Databases.run(
                    link.target(),
                    "UPDATE link_position SET offset_json = '{\"lsn\":" + ahead + ",\"lsn_commit\":" + ahead
                            + ",\"ts_usec\":1}'");
            link.started().awaits(LinkState.REFUSED);

            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("missed", 7, 1));
            grow(link, ahead);

            link.awaits(
                    "it has looked again",
                    () -> link.supervisor().seen().reason().contains(real + ", before it was restored"));
            assertThat(link.supervisor().seen().state()).isEqualTo(LinkState.REFUSED);
            assertThat(Databases.ask(link.target(), "SELECT source_incarnation FROM link_position"))
                    .isNotEqualTo(real);
        }
    }

    private static void grow(StagedLink link, long past) {
        DatabaseLogin operator = Databases.postgresA().superuser();
        while (link.sourceInsertLsn() < past) {
            Databases.run(operator, "SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
        }
    }

    private static StagedLink stoppedAfterOneRow() {
        StagedLink link = StagedLink.aToB().running();
        Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
        link.awaitsRows("registration", 1).stopped();
        CleanStage.awaitFreeSlots(link.source());
        return link;
    }
}
