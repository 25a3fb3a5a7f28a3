package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.sql;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Outcome;
import io.anlan.local.process.Await;
import io.anlan.local.process.ProcessTree.Signal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that dies in the midst of a batch: whoever was in it is in doubt, and doubt is all that is true. */
class StoreCrashTest {

    private WriterRig rig;
    private AcceptanceWriter writer;

    @BeforeEach
    void start() {
        rig = new WriterRig();
        // Time stands, so that a doubt comes from the lost connection and never from a deadline.
        writer = rig.writer(2, new SetTicker(0));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_batch_in_an_immediate_shutdown_is_in_doubt() throws SQLException {
        try (var holder = rig.server.superuser().connect()) {
            StoreLocks.lockGate(holder);
            var answer = send(writer, Requests.of(1));
            awaitBackends("wait_event_type = 'Lock'", 1);

            shutDownAtOnce();

            assertThat(told(await(answer))).isEqualTo("in-doubt");
        }
        restart();
        assertThat(rig.count("select count(*) from registration")).isZero();
        assertThat(told(untilAnswered(Requests.of(1)))).isEqualTo("new ONE_SITE");
    }

    @Test
    void a_commit_that_was_on_the_disk_when_the_server_died_is_in_doubt_and_found_on_the_second_try() {
        sql(rig.server.superuser(), "alter system set synchronous_standby_names = 'nobody'");
        sql(rig.server.superuser(), "select pg_reload_conf()");
        // The commit record is flushed; the word of it waits for a standby that never comes.
        var answer = send(writer, Requests.of(1));
        awaitBackends("wait_event = 'SyncRep'", 1);

        shutDownAtOnce();

        assertThat(told(await(answer))).isEqualTo("in-doubt");
        restart();
        sql(rig.server.superuser(), "alter system reset synchronous_standby_names");
        sql(rig.server.superuser(), "select pg_reload_conf()");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
        assertThat(told(untilAnswered(Requests.of(1)))).isEqualTo("known ONE_SITE");
    }

    @Test
    void one_killed_backend_leaves_every_batch_under_way_in_doubt() throws SQLException {
        List<CompletableFuture<Outcome<Answer>>> answers;
        try (var holder = rig.server.superuser().connect()) {
            StoreLocks.lockGate(holder);
            answers = List.of(send(writer, Requests.of(1)), inTheOtherLane(Requests.of(2)));
            awaitBackends("wait_event_type = 'Lock'", 2);

            var one = rig.count("select min(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            Signal.KILL.send(List.of(one));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("in-doubt"));
        }
        // The postmaster has ended all its backends and begins anew by itself.
        rig.server.awaitReady();
        // Of the crowd one may have waited for a lane until the server was back.
        assertThat(rig.count("select count(*) from registration where idempotency_key in ('key-1', 'key-2')"))
                .isZero();
        assertThat(told(untilAnswered(Requests.of(1)))).isEqualTo("new ONE_SITE");
        assertThat(told(untilAnswered(Requests.of(2)))).isEqualTo("new ONE_SITE");
    }

    private CompletableFuture<Outcome<Answer>> inTheOtherLane(RegistrationRequest request) {
        awaitBackends("wait_event_type = 'Lock'", 1);
        var answer = send(writer, request);
        // Only a crowd is given the second lane.
        IntStream.rangeClosed(1, new WriterSettings(2, 128, 5_000).crowd())
                .forEach(i -> assertThat(send(writer, Requests.of(100 + i))).isNotNull());
        return answer;
    }

    /** Idle connections died with the server; a pool learns of each of them by itself, a little later. */
    private Outcome<Answer> untilAnswered(RegistrationRequest request) {
        var last = new CompletableFuture<Outcome<Answer>>();
        Await.that("the writer has found its way back", Duration.ofSeconds(60)).until(() -> {
            var answer = await(send(writer, request));
            return answer.fold(said -> true, refusal -> false, doubt -> false) && last.complete(answer);
        });
        return last.join();
    }

    private void shutDownAtOnce() {
        var postmaster = rig.server.part().process().orElseThrow().pid();
        Signal.QUIT.send(List.of(postmaster));
        Await.that("the server is gone", Duration.ofSeconds(60)).until(() -> !rig.server.running());
    }

    private void restart() {
        rig.server.stop();
        rig.server.start();
    }

    private void awaitBackends(String which, int howMany) {
        Await.that(howMany + " backends with " + which, Duration.ofSeconds(60))
                .until(() -> rig.count("select count(*) from pg_stat_activity where " + which) >= howMany);
    }
}
