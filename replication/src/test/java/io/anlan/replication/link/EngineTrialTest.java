package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the engine does when nobody looks at the source for it: the reasons for decision 23. A newer Debezium that behaves
 * otherwise shows itself here; what our links do instead is in {@link LinkRefusalTest}.
 */
class EngineTrialTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void an_engine_with_a_missing_slot_ends_and_makes_none() {
        try (StagedLink link = StagedLink.withoutLooking(SiteId.SITE_A).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("registration", 1).stopped();
            CleanStage.awaitFreeSlots(link.source());
            Databases.run(link.source(), "SELECT pg_drop_replication_slot('to_site_b')");

            link.started().awaits(LinkState.RESTARTING);

            link.awaits(
                    "it says why",
                    () -> link.supervisor().lastError().contains("is trying to read change stream starting at"));
            assertThat(Databases.ask(link.source(), "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
        }
    }

    @Test
    void an_engine_with_an_offset_ahead_of_the_log_runs_and_loses_what_is_written() {
        try (StagedLink link = StagedLink.withoutLooking(SiteId.SITE_A).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("registration", 1).stopped();
            Databases.run(
                    link.target(),
                    "UPDATE link_position SET offset_json = regexp_replace(offset_json, '(lsn|lsn_commit)\":', '\\1\":9', 'g')");

            link.started().awaits(LinkState.RUNNING);
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 2, 1));
            long written = link.sourceInsertLsn();

            link.awaits(
                    "the slot moves past the row",
                    () -> Databases.ask(
                                    link.source(),
                                    "SELECT confirmed_flush_lsn - '0/0' >= " + written + " FROM pg_replication_slots")
                            .equals("t"));
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration"))
                    .isEqualTo("1");
            assertThat(link.supervisor().lastError()).isEmpty();
        }
    }
}
