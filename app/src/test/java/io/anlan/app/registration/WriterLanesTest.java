package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many lanes the writer uses, over a real PostgreSQL. */
class WriterLanesTest {

    private static final int CROWD = new WriterSettings(2, 128, 5_000).crowd();

    private static WriterRig rig;

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
    }

    @Test
    void a_few_wait_for_the_one_lane_and_go_together() throws SQLException {
        var time = new SetTicker(0);
        var writer = rig.writer(2, time);

        var answers = behindAHeldPerson(writer, CROWD - 2);

        assertThat(answers).allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("new ONE_SITE"));
        assertThat(rig.count("select count(*) from batch")).isEqualTo(2);
    }

    @Test
    void a_crowd_is_given_the_second_lane() throws SQLException {
        var writer = rig.writer(2, new SetTicker(0));
        try (var holder = rig.server.owner().connect()) {
            var first = behind(holder, writer);
            var crowd = sendMany(writer, CROWD + 1);

            // The first hangs all the while.
            assertThat(told(await(crowd.get(0)))).isEqualTo("new ONE_SITE");
            assertThat(first).isNotDone();
        }
    }

    @Test
    void who_waits_behind_a_hung_lane_is_given_another() throws SQLException {
        var time = new SetTicker(0);
        var writer = rig.writer(2, time);
        try (var holder = rig.server.owner().connect()) {
            var first = behind(holder, writer);
            var second = send(writer, Requests.of(2));
            time.setWallMillis(100);

            assertThat(told(await(second))).isEqualTo("new ONE_SITE");
            assertThat(told(await(send(writer, Requests.of(3))))).isEqualTo("new ONE_SITE");
            assertThat(first).isNotDone();
        }
    }

    private static List<CompletableFuture<Outcome<Answer>>> behindAHeldPerson(AcceptanceWriter writer, int others)
            throws SQLException {
        try (var holder = rig.server.owner().connect()) {
            var first = behind(holder, writer);
            var rest = sendMany(writer, others);
            holder.rollback();
            var all = new ArrayList<>(rest);
            all.add(first);
            return all;
        }
    }

    /** A request whose batch waits for the holder's row of the same person. */
    private static CompletableFuture<Outcome<Answer>> behind(Connection holder, AcceptanceWriter writer)
            throws SQLException {
        StoreLocks.insertPerson(holder, 1);
        var first = send(writer, Requests.of(1));
        StoreLocks.awaitBlocked(rig, 1);
        return first;
    }

    private static List<CompletableFuture<Outcome<Answer>>> sendMany(AcceptanceWriter writer, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> send(writer, Requests.of(10 + i)))
                .toList();
    }
}
