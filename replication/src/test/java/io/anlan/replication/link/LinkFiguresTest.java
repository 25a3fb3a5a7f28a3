package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link says about itself is what happened. */
class LinkFiguresTest {
    private static final int ROWS = 500;

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void what_waits_is_told_in_rows_bytes_and_milliseconds_and_then_no_more() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running()) {
            LinkCounters counters = link.counters();
            try (Connection blocking = link.target().connect();
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.execute("LOCK TABLE registration IN ACCESS EXCLUSIVE MODE");
                write(link, ROWS);

                link.awaits("rows wait", () -> counters.lagRows().get() == ROWS);
                link.awaits("bytes wait", () -> counters.lagBytes().get() > ROWS * 100);
                link.awaits("they age", () -> link.supervisor().lagMillis() > 1_500);
                assertThat(counters.rowsApplied().sum()).isZero();
                blocking.rollback();
            }

            link.awaitsRows("registration", ROWS).awaitsApplied(ROWS);
            link.awaits("no row waits", () -> counters.lagRows().get() == 0);
            link.awaits("hardly a byte waits", () -> counters.lagBytes().get() < ROWS * 100);
            link.awaits("nothing ages", () -> link.supervisor().lagMillis() < 1_500);
            assertThat(counters.rowsApplied().sum()).isEqualTo(ROWS);
        }
    }

    @Test
    void rows_a_second_are_told_while_they_flow() {
        try (StagedLink link = StagedLink.aToB().running()) {
            AtomicInteger person = new AtomicInteger();
            // A rate is that of a second, and this test need not look in just that one.
            link.awaits("a rate is told", () -> {
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", person.getAndIncrement(), 1));
                return link.counters().rowsPerSecond().get() > 0;
            });
            link.awaits(
                    "it ends with the flow",
                    () -> link.counters().rowsPerSecond().get() == 0);
        }
    }

    @Test
    void a_loser_of_other_content_is_a_conflict_of_its_rule_and_a_repeat_is_none() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.target(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "younger", "", 20, 3));
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "older", "", 10, 1));
            Rows.write(link.target(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsMark();

            LinkCounters counters = link.counters();
            link.awaits("both are absorbed", () -> absorbed(counters) == 2);
            assertThat(counters.conflicts(MergeRule.LATEST_WINS).sum()).isEqualTo(1);
            assertThat(counters.conflicts(MergeRule.FIRST_WINS).sum()).isZero();
            assertThat(counters.rowsApplied().sum()).isZero();
        }
    }

    @Test
    void what_went_wrong_last_is_told() {
        try (StagedLink link = StagedLink.aToB().running()) {
            assertThat(link.supervisor().lastError()).isEmpty();

            Databases.run(
                    link.target(),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'anlan-link%'");
            write(link, 1);

            link.awaitsRows("registration", 1);
            link.awaits("it is told", () -> link.supervisor().lastError().contains("SQLSTATE"));
            assertThat(link.counters().restarts().sum()).isPositive();
        }
    }

    private static long absorbed(LinkCounters counters) {
        return counters.absorbed(MergeRule.LATEST_WINS).sum()
                + counters.absorbed(MergeRule.FIRST_WINS).sum();
    }

    private static void write(StagedLink link, int count) {
        @Nullable Object[][] rows = new @Nullable Object[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Rows.registration("c1", i, 1);
        }
        Rows.write(link.source(), Rows.REGISTRATION, rows);
    }
}
