package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The source of these links keeps at most 64 MiB of its log for a slot. */
class WalAlarmTest {
    private static final long SEGMENT = 16L << 20;

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_link_held_back_is_told_before_its_slot_is_lost_and_refused_after() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("registration", 1);
            link.awaits(
                    "the budget is known",
                    () -> link.counters().walBudgetBytes().get() == 4 * SEGMENT);
            assertThat(link.counters().alarm()).isEmpty();

            link.supervisor().pause();
            link.awaits(LinkState.PAUSED);
            segments(4);
            link.awaits("the alarm", () -> link.counters().alarm().contains("of 64 MiB of the source's WAL"));
            assertThat(link.counters().walHeldBytes().get()).isGreaterThan(2 * SEGMENT);

            segments(4);
            Databases.run(Databases.postgresA().superuser(), "CHECKPOINT");
            link.awaits("the loss", () -> link.counters().alarm().contains("slot to_site_b lost WAL"));

            link.supervisor().resume();
            link.awaits(LinkState.REFUSED);
            assertThat(link.supervisor().seen().reason()).contains("lost WAL", "reseeded");
        }
    }

    @Test
    void a_slot_lost_under_a_running_reader_is_refused_and_not_made_anew() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running()) {
            DatabaseLogin source = link.source();
            try (Connection blocking = link.target().connect();
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                // A target that takes nothing: its reader confirms nothing.
                statement.execute("LOCK TABLE registration IN ACCESS EXCLUSIVE MODE");
                Rows.write(source, Rows.REGISTRATION, Rows.registration("c1", 1, 1));
                link.awaits("the row waits", () -> link.counters().lagRows().get() == 1);
                segments(8);
                Databases.run(Databases.postgresA().superuser(), "CHECKPOINT");
                link.awaits("the slot is lost", () -> status(source).equals("lost"));
                blocking.rollback();
            }
            link.awaits(LinkState.REFUSED);

            link.awaits(
                    "the loss is told", () -> link.supervisor().seen().reason().contains("lost WAL"));
            link.awaits("the alarm", () -> link.counters().alarm().contains("lost WAL"));
            assertThat(status(source)).isEqualTo("lost");
        }
    }

    private static String status(DatabaseLogin source) {
        return Databases.ask(source, "SELECT wal_status FROM pg_replication_slots");
    }

    private static void segments(int count) {
        DatabaseLogin operator = Databases.postgresA().superuser();
        for (int i = 0; i < count; i++) {
            Databases.run(operator, "SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
        }
    }
}
