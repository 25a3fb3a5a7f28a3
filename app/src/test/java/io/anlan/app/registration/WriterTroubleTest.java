package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.sql;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Ladder;
import io.anlan.local.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writer when a row, a connection, the queue or the time fails it, over a real PostgreSQL. */
class WriterTroubleTest {

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
    void a_row_that_cannot_be_stored_is_refused_alone() {
        var answers = IntStream.range(0, 60)
                .mapToObj(i -> send(writer, i == 17 ? Requests.of(i, "k-\u0000", "wechat") : Requests.of(i)))
                .toList();

        var told = answers.stream().map(answer -> told(await(answer))).toList();

        assertThat(told.get(17)).isEqualTo("bad-text");
        assertThat(told.stream().collect(StoreLocks.counting())).isEqualTo(Map.of("bad-text", 1L, "new ONE_SITE", 59L));
        assertThat(rig.count("select count(*) from registration")).isEqualTo(59);
        assertThat(rig.count("select count(*) from registration r left join batch b using (batch_id) where b is null"))
                .isZero();
    }

    @Test
    void a_batch_whose_backend_is_ended_is_in_doubt() throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            StoreLocks.lockGate(holder);
            var answer = send(writer, Requests.of(1));
            StoreLocks.awaitBlocked(rig, 1);
            sql(
                    rig.server.superuser(),
                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");

            assertThat(told(await(answer))).isEqualTo("in-doubt");
            holder.rollback();
        }

        assertThat(told(await(send(writer, Requests.of(1))))).isEqualTo("new ONE_SITE");
    }

    @Test
    void under_load_ended_backends_cost_a_batch_each_and_every_person_counts_once() {
        var before = rig.count.troubles(StoreTrouble.IN_DOUBT);
        var waves = IntStream.range(0, 2_000)
                .mapToObj(i -> {
                    if (i % 500 == 250) {
                        endOneBackend();
                    }
                    return Map.entry(i, send(writer, Requests.of(i)));
                })
                .toList();
        var first = waves.stream().collect(Collectors.toMap(Map.Entry::getKey, wave -> told(await(wave.getValue()))));

        assertThat(first.values()).doesNotContain("bad-text");
        assertThat(rig.count.troubles(StoreTrouble.IN_DOUBT) - before)
                .as("one batch for each backend ended")
                .isLessThanOrEqualTo(4);
        first.forEach((person, told) -> {
            if (!told.startsWith("new")) {
                assertThat(told(await(send(writer, Requests.of(person))))).isIn("new ONE_SITE", "known ONE_SITE");
            }
        });
        assertThat(rig.count("select count(*) from registration")).isEqualTo(2_000);
        assertThat(rig.count("select count(distinct person_key) from registration"))
                .isEqualTo(2_000);
    }

    @Test
    void more_than_the_queue_holds_is_surely_not_stored() {
        var small = rig.writer(new WriterSettings(1, 2, 10));

        var answers = rig.whileTheGateIsHeld(() -> IntStream.range(0, 200)
                .mapToObj(i -> send(small, Requests.of(i)))
                .toList());
        var told = answers.stream().map(answer -> told(await(answer))).collect(StoreLocks.counting());

        assertThat(told.keySet()).containsExactlyInAnyOrder("new ONE_SITE", "not-stored");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(told.get("new ONE_SITE"));
    }

    @Test
    void what_is_stuck_in_the_database_is_in_doubt_and_what_still_waits_is_not_stored() throws SQLException {
        var time = new SetTicker(0);
        var one = rig.writer(rig.store(), new WriterSettings(1, 1, 100), time);
        try (var holder = rig.server.owner().connect()) {
            StoreLocks.lockGate(holder);
            var sent = send(one, Requests.of(1));
            StoreLocks.awaitBlocked(rig, 1);
            var waiting = send(one, Requests.of(2));
            time.setWallMillis(Ladder.NODE_BUDGET.toMillis());

            assertThat(told(await(sent))).isEqualTo("in-doubt");
            assertThat(told(await(waiting))).isEqualTo("not-stored");
            holder.rollback();
        }

        Await.that("the batch in doubt is stored", Duration.ofSeconds(60))
                .until(() -> rig.count("select count(*) from registration") == 1);
        assertThat(told(await(send(one, Requests.of(2))))).isEqualTo("new ONE_SITE");
    }

    private static void endOneBackend() {
        sql(
                rig.server.superuser(),
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'anlan'"
                        + " and pid <> pg_backend_pid() and state = 'active' limit 1");
    }
}
