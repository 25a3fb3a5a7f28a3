package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.sql;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.registration.postgres.PostgresAcceptanceStore;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.Outcome;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real PostgreSQL says when it cannot store, and when there is no way to ask it: surely not stored. */
class StoreRefusalsTest {

    private static final String SQLSTATE_FIRST = "%e ";
    private static final int POOL = 8;

    private static WriterRig rig;
    /** Stands, so that an answer comes from the database and never from a deadline. */
    private final SetTicker ticker = new SetTicker(0);

    private AcceptanceWriter writer;

    @BeforeAll
    static void start() {
        rig = new WriterRig(Map.of("log_line_prefix", SQLSTATE_FIRST));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        writer = rig.writer(2, ticker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "person_vault", "batch"})
    void a_full_disk_stores_nothing_of_the_batch_and_says_so(String table) throws IOException {
        var before = serverSaid("53100");
        fillDiskUnder(table);

        var refused = sendAll(100);

        assertThat(serverSaid("53100")).as("the server's own word").isGreaterThan(before);
        assertThat(refused)
                .allSatisfy(outcome -> assertThat(told(outcome)).isEqualTo("not-stored"))
                .allSatisfy(StoreRefusalsTest::mayBeAskedAgain);
        rig.sql("truncate " + table); // The table moves to a new file, where there is room.
        assertThat(rig.count("select count(*) from registration")).isZero();
        assertThat(rig.count("select count(*) from person_vault")).isZero();
        assertThat(rig.count("select count(*) from batch")).isZero();
        assertThat(sendAll(100)).allSatisfy(stored -> assertThat(told(stored)).isEqualTo("new ONE_SITE"));
        assertThat(rig.count("select count(*) from registration join person_vault using (person_key)"))
                .isEqualTo(100);
    }

    @Test
    void without_a_free_connection_nothing_is_sent_and_the_refusal_comes_within_the_budget() {
        var budget = Ladder.NODE_BUDGET.toMillis();
        var pool = rig.pool(POOL);
        var taken = IntStream.range(0, POOL)
                .mapToObj(i -> pool.getConnection().toCompletionStage().toCompletableFuture())
                .map(CompletableFuture::join)
                .toList();
        var starved = rig.writer(new PostgresAcceptanceStore(pool), 2, ticker);

        var answer = send(starved, Requests.of(1));
        ticker.setWallMillis(budget - 1);
        starved.sweep();
        assertThat(answer).isNotDone();
        ticker.setWallMillis(budget);
        starved.sweep();

        assertThat(answer).isDone();
        assertThat(told(await(answer))).isEqualTo("not-stored");
        mayBeAskedAgain(await(answer));
        taken.forEach(SqlConnection::close);
        assertThat(told(await(send(starved, Requests.of(2))))).isEqualTo("new ONE_SITE");
        assertThat(rig.count("select count(*) from registration")).isEqualTo(1);
    }

    @Test
    void a_server_that_takes_no_more_connections_has_stored_nothing() {
        var before = serverSaid("53300");
        var starved = rig.writer(new PostgresAcceptanceStore(rig.pool(POOL)), 2, ticker);
        sql(rig.server.superuser(), "alter role anlan connection limit 0");

        Outcome<Answer> refused;
        try {
            refused = await(send(starved, Requests.of(1)));
        } finally {
            sql(rig.server.superuser(), "alter role anlan connection limit -1");
        }

        assertThat(serverSaid("53300")).as("the server's own word").isGreaterThan(before);
        assertThat(told(refused)).isEqualTo("not-stored");
        mayBeAskedAgain(refused);
        assertThat(told(await(send(starved, Requests.of(1))))).isEqualTo("new ONE_SITE");
    }

    @Test
    void a_server_that_is_away_has_stored_nothing() {
        var nobody = rig.pool(POOL);
        rig.server.stop();

        Outcome<Answer> refused;
        try {
            refused = await(send(rig.writer(new PostgresAcceptanceStore(nobody), 2, ticker), Requests.of(1)));
        } finally {
            rig.server.start();
        }

        assertThat(told(refused)).isEqualTo("not-stored");
        mayBeAskedAgain(refused);
        assertThat(rig.count("select count(*) from registration")).isZero();
    }

    private static void mayBeAskedAgain(Outcome<Answer> outcome) {
        var retryAfter = outcome.fold(answer -> null, refusal -> refusal.retryAfter(), doubt -> null);
        assertThat(retryAfter).isNotNull().isPositive();
    }

    private List<Outcome<Answer>> sendAll(int persons) {
        return IntStream.range(0, persons).mapToObj(i -> send(writer, Requests.of(i))).toList().stream()
                .map(WriterRig::await)
                .toList();
    }

    /** Lets the table's next page go to a device that has no room: the kernel itself says ENOSPC, and nobody need be root. */
    private static void fillDiskUnder(String table) throws IOException {
        rig.sql("truncate " + table); // A new file, which no session has open yet.
        var file = Path.of(rig.text("show data_directory"))
                .resolve(rig.text("select pg_relation_filepath('" + table + "')"));
        Files.delete(file);
        var unused = Files.createSymbolicLink(file, Path.of("/dev/full"));
    }

    private static long serverSaid(String sqlState) {
        try (var lines = Files.lines(rig.server.part().log())) {
            return lines.filter(line -> line.startsWith(sqlState + " ")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
