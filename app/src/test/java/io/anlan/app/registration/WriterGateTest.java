package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.sql;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer at the gate of a campaign, over a real PostgreSQL. */
class WriterGateTest {

    private static WriterRig rig;
    private AcceptanceWriter writer;

    @BeforeAll
    static void start() {
        rig = new WriterRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        writer = rig.writer(2, new SetTicker(0));
    }

    @Test
    void through_a_closed_gate_nothing_passes() {
        rig.sql("update campaign_gate set open = false");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("campaign-closed");
        assertThat(rig.count("select count(*) from registration")).isZero();
        assertThat(rig.count("select count(*) from batch")).isZero();
    }

    @Test
    void who_registered_in_time_is_told_so_after_the_closing() {
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
        rig.sql("update campaign_gate set open = false");

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known ONE_SITE");
    }

    @Test
    void a_campaign_without_a_gate_here_stores_nothing() {
        var answer = send(writer, Requests.of("elsewhere", false, 1, "k", "wechat"));

        assertThat(told(await(answer))).isEqualTo("not-stored");
    }

    @Test
    void after_the_campaign_s_end_nothing_passes_though_the_gate_stands_open() {
        rig.sql("insert into campaign_gate values ('over', true, 1000)");

        assertThat(told(await(send(writer, Requests.of("over", false, 1, "k", "wechat")))))
                .isIn("campaign-closed", "not-stored");
        assertThat(rig.count("select count(*) from registration")).isZero();
    }

    @Test
    void closing_waits_for_the_batches_before_it() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            StoreLocks.insertPerson(holder, 1);
            var answer = send(writer, Requests.of(1));
            StoreLocks.awaitBlocked(rig, 1);

            var closing =
                    CompletableFuture.runAsync(() -> sql(rig.server.owner(), "update campaign_gate set open = false"));
            StoreLocks.awaitBlocked(rig, 2);
            assertThat(closing).isNotDone();
            holder.rollback();

            closing.join();
            assertThat(told(await(answer))).isEqualTo("new ONE_SITE");
            assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        }
    }

    @Test
    void a_batch_that_waited_for_the_closing_stores_nothing() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                assertThat(statement.executeUpdate("update campaign_gate set open = false"))
                        .isPositive();
            }
            var answer = send(writer, Requests.of(1));
            StoreLocks.awaitBlocked(rig, 1);

            holder.commit();

            assertThat(told(await(answer))).isEqualTo("campaign-closed");
            assertThat(rig.count("select count(*) from registration")).isZero();
        }
    }

    @Test
    void what_was_stored_while_the_closing_began_is_in_doubt() {
        rig.closing = true;

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("in-doubt");
        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("known ONE_SITE");
    }
}
