package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every transport promises of a link that runs. */
abstract class LinkContract {
    /** How the links of this test carry their changes. */
    abstract StagedTransport transport();

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void rows_of_both_rules_arrive_as_they_were_written() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "惠民券", "第一版", 10, 1));
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "惠民券", "第二版", 11, 1));

            link.awaitsRows("registration", 1).awaitsAnswer("SELECT summary FROM campaign_text", "第二版");

            SitePair.assertSameBytes("registration");
            SitePair.assertSameBytes("campaign_text");
        }
    }

    @Test
    void what_came_by_a_link_is_not_sent_back() {
        try (StagedLink there = StagedLink.aToB().over(transport()).running();
                StagedLink back = StagedLink.bToA().over(transport()).running()) {
            Rows.write(there.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            Rows.write(back.source(), Rows.REGISTRATION, Rows.registration("c1", 2, 2));
            there.awaitsRows("registration", 2);
            back.awaitsRows("registration", 2);

            // Both links have now told everything, an echo included if there were one.
            there.awaitsMark();
            back.awaitsMark();

            assertThat(there.awaitsApplied(1).counters().rowsApplied().sum()).isEqualTo(1);
            assertThat(back.awaitsApplied(1).counters().rowsApplied().sum()).isEqualTo(1);
            assertThat(there.counters().absorbed(MergeRule.FIRST_WINS).sum()).isZero();
            assertThat(back.counters().absorbed(MergeRule.FIRST_WINS).sum()).isZero();
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void concurrent_edits_end_the_same_at_both_sites() {
        try (StagedLink there = StagedLink.aToB().over(transport()).running();
                StagedLink back = StagedLink.bToA().over(transport()).running()) {
            for (int i = 0; i < 50; i++) {
                Rows.write(there.source(), Rows.CAMPAIGN_TEXT, Rows.text("c" + i % 5, "a" + i, "", 10 + i / 5, 1));
                Rows.write(back.source(), Rows.CAMPAIGN_TEXT, Rows.text("c" + i % 5, "b" + i, "", 10 + i / 5, 3));
            }

            there.awaitsMark();
            back.awaitsMark();

            SitePair.assertSameBytes("campaign_text");
        }
    }

    @Test
    void an_idle_link_moves_its_slot_and_its_mark() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            long written = link.sourceInsertLsn();

            link.awaitsMark(written);

            link.awaits(
                    "the slot follows",
                    () -> Databases.ask(
                                    link.source(),
                                    "SELECT confirmed_flush_lsn - '0/0' >= " + written + " FROM pg_replication_slots")
                            .equals("t"));
        }
    }
}
