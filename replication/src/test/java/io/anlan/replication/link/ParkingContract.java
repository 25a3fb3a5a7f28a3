package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every transport promises of rows that cannot be written. */
abstract class ParkingContract {
    /** How the links of this test carry their changes. */
    abstract StagedTransport transport();

    private static final String POISON = "ALTER TABLE registration ADD CONSTRAINT poison CHECK (channel <> 'poison')";
    private static final String ANTIDOTE = "ALTER TABLE registration DROP CONSTRAINT IF EXISTS poison";

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @AfterEach
    void heal() {
        Databases.run(Databases.postgresB().owner(), ANTIDOTE);
    }

    @Test
    void a_row_the_target_refuses_is_parked_and_the_link_goes_on() {
        DatabaseLogin target = Databases.postgresB().owner();
        Databases.run(target, POISON);
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, batchWithPoison(100, 37));
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("after", 1_000, 1));

            link.awaitsRows("registration", 100).awaitsRows("parked_row", 1);

            assertThat(Databases.ask(target, "SELECT row_key FROM parked_row")).startsWith("c1 ");
            link.awaitsAnswer("SELECT parked FROM link_position WHERE link = 'site-a-to-site-b'", "1");
            link.awaits("it is counted", () -> link.counters().parked().get() == 1);
            assertThat(link.supervisor().seen().state()).isEqualTo(LinkState.RUNNING);
            assertThat(link.counters().restarts().sum()).isZero();
        }
    }

    @Test
    void a_parked_registration_stops_the_mark_until_it_is_healed() throws SQLException {
        DatabaseLogin target = Databases.postgresB().owner();
        Databases.run(target, POISON);
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, batchWithPoison(3, 1));
            long committed = link.sourceInsertLsn();
            link.awaitsRows("parked_row", 1);
            // Heartbeats go on and the resume point with them, yet nothing may be called applied.
            link.awaitsAnswer(
                    "SELECT (offset_json::json ->> 'lsn')::bigint > " + committed
                            + " FROM link_position WHERE link = 'site-a-to-site-b'",
                    "t");
            assertThat(link.mark()).isLessThan(committed);

            assertThat(link.supervisor().transport().orElseThrow().retryParked())
                    .isZero();
            assertThat(Databases.ask(target, "SELECT attempts FROM parked_row")).isEqualTo("1");
            Databases.run(target, ANTIDOTE);
            assertThat(link.supervisor().transport().orElseThrow().retryParked())
                    .isEqualTo(1);

            link.awaitsRows("registration", 3).awaitsMark(committed);
            link.awaitsAnswer("SELECT parked FROM link_position WHERE link = 'site-a-to-site-b'", "0");
            SitePair.assertSameBytes("registration");
        }
    }

    /** A node drains what it was promised in the order of keys, while an operator has parked rows tried again. */
    @Test
    void rows_tried_again_wait_for_another_writer_of_them_and_cannot_deadlock() throws Exception {
        DatabaseLogin target = Databases.postgresB().owner();
        @Nullable Object[] lesser = poisoned(1);
        @Nullable Object[] greater = poisoned(2);
        Databases.run(target, POISON);
        try (StagedLink link = StagedLink.aToB().over(transport()).running();
                Connection node = target.connect()) {
            Rows.write(link.source(), Rows.REGISTRATION, greater);
            link.awaitsRows("parked_row", 1);
            Rows.write(link.source(), Rows.REGISTRATION, lesser);
            link.awaitsRows("parked_row", 2);
            Databases.run(target, ANTIDOTE);
            node.setAutoCommit(false);

            Rows.write(node, Rows.REGISTRATION, lesser);
            CompletableFuture<Integer> healed = CompletableFuture.supplyAsync(() -> triedAgain(link));
            link.awaitsAnswer("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted", "t");
            Rows.write(node, Rows.REGISTRATION, greater);
            node.rollback();

            assertThat(healed.get(60, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    /** In one transaction they would keep what is new waiting, and the holder from showing that it lives. */
    @Test
    void many_parked_rows_are_tried_again_some_at_a_time() throws SQLException {
        DatabaseLogin target = Databases.postgresB().owner();
        Databases.run(target, POISON);
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.REGISTRATION, poisoned(1));
            link.awaitsRows("parked_row", 1);
            Databases.run(
                    target,
                    "INSERT INTO parked_row (link, table_name, row_key, payload, error, position)"
                            + " SELECT link, table_name, row_key, payload, error, position FROM parked_row,"
                            + " generate_series(1, 600)",
                    ANTIDOTE);

            assertThat(link.supervisor().transport().orElseThrow().retryParked())
                    .isEqualTo(601);

            // Each transaction heals at a moment of its own.
            assertThat(Databases.ask(target, "SELECT count(DISTINCT healed_at) FROM parked_row"))
                    .isEqualTo("2");
        }
    }

    private static int triedAgain(StagedLink link) {
        try {
            return link.supervisor().transport().orElseThrow().retryParked();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object[] poisoned(int person) {
        @Nullable Object[] row = Rows.registration("c1", person, 1);
        row[Rows.REGISTRATION.index("channel")] = "poison";
        return Rows.hashed(Rows.REGISTRATION, row);
    }

    @Test
    void a_parked_text_leaves_the_mark_alone() {
        Databases.run(
                Databases.postgresB().owner(),
                "ALTER TABLE campaign_text ADD CONSTRAINT poison CHECK (title <> 'poison')");
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "poison", "", 10, 1));
            link.awaitsRows("parked_row", 1);

            link.awaitsMark();
        } finally {
            Databases.run(Databases.postgresB().owner(), "ALTER TABLE campaign_text DROP CONSTRAINT poison");
        }
    }

    @Test
    void a_row_whose_hash_is_wrong_is_parked() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            @Nullable Object[] forged = Rows.registration("c1", 1, 1);
            forged[Rows.REGISTRATION.index("channel")] = "forged";
            Rows.write(link.source(), Rows.REGISTRATION, forged, Rows.registration("c1", 2, 1));

            link.awaitsRows("registration", 1).awaitsRows("parked_row", 1);

            assertThat(link.counters().hashMismatches().sum()).isPositive();
        }
    }

    @Test
    void a_value_that_was_not_sent_is_parked_and_not_written_as_something_else() {
        String incompressible = IntStream.range(0, 3_000)
                .mapToObj(i -> Character.toString(0x4e00 + (i * 7_919) % 20_000))
                .reduce("", String::concat);
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "t", incompressible, 10, 1));
            link.awaitsRows("campaign_text", 1);

            Databases.run(link.source(), "UPDATE campaign_text SET title = 'u'");

            link.awaitsAnswer(
                    "SELECT error FROM parked_row",
                    "column summary was not sent; the source needs REPLICA" + " IDENTITY FULL");
            assertThat(Databases.ask(link.target(), "SELECT title FROM campaign_text"))
                    .isEqualTo("t");
        }
    }

    private static @Nullable Object[][] batchWithPoison(int rows, int poisoned) {
        return IntStream.range(0, rows)
                .mapToObj(person -> {
                    @Nullable Object[] row = Rows.registration("c1", person, 1);
                    if (person == poisoned) {
                        row[Rows.REGISTRATION.index("channel")] = "poison";
                    }
                    return Rows.hashed(Rows.REGISTRATION, row);
                })
                .toArray(Object[][]::new);
    }
}
