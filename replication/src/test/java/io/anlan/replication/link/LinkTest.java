package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void rows_of_both_rules_arrive_as_they_were_written() {
        try (StagedLink link = StagedLink.aToB().running()) {
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
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running()) {
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
    void rows_written_together_arrive_together() {
        @Nullable
        Object[][] rows = IntStream.range(0, 3_000)
                .mapToObj(person -> Rows.registration("c1", person, 1))
                .toArray(Object[][]::new);
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, rows);

            link.awaitsRows("registration", 3_000);

            assertThat(Databases.ask(link.target(), "SELECT count(DISTINCT xmin::text) FROM registration"))
                    .describedAs("target transactions")
                    .isEqualTo("1");
        }
    }

    @Test
    void concurrent_edits_end_the_same_at_both_sites() {
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink back = StagedLink.bToA().running()) {
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
    void an_unknown_column_is_reported_and_left_out() {
        Databases.run(Databases.postgresA().owner(), "ALTER TABLE campaign_text ADD COLUMN mood text");
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "title", "", 10, 1));

            link.awaitsRows("campaign_text", 1);

            assertThat(link.counters().unknownColumns().sum()).isEqualTo(1);
        } finally {
            Databases.run(Databases.postgresA().owner(), "ALTER TABLE campaign_text DROP COLUMN mood");
        }
    }

    @Test
    void an_idle_link_moves_its_slot_and_its_mark() {
        try (StagedLink link = StagedLink.aToB().running()) {
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
