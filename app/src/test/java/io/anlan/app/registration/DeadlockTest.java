package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Outcome;
import io.anlan.local.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch that PostgreSQL picks as the victim of a deadlock is sent once more, and only once. */
class DeadlockTest {

    private static final String INSERT = "insert into registration (campaign_id, person_key, site, registration_no,"
            + " channel, idempotency_key, body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)"
            + " values (?, ?, 1, '', '', '', '', 0, '', '', 0, 1, '')";

    private static WriterRig rig;
    private AcceptanceWriter writer;
    private long before;

    @BeforeAll
    static void start() {
        rig = new WriterRig(Map.of("deadlock_timeout", "50ms"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void clear() {
        rig.clear();
        // Time stands: on a slow machine the budget would end before the deadlock is found.
        writer = rig.writer(1, new SetTicker(0));
        before = rig.count.troubles(StoreTrouble.AGAIN);
    }

    @Test
    void the_victim_of_a_deadlock_is_stored_by_its_second_try() throws SQLException {
        var byKey = IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparing(i -> Requests.person(i).bytes(), Arrays::compareUnsigned))
                .toList();
        try (var other = session();
                var brake = session()) {
            insert(other, byKey.get(2));
            insert(brake, byKey.get(1));
            var answers = inOneBatch(byKey);
            awaitBlockedBackends(1); // The batch has its first person and waits for the second.
            var crossing = CompletableFuture.runAsync(() -> insert(other, byKey.get(0)));
            awaitBlockedBackends(2);

            brake.rollback(); // On to the third person, which the other session has: the circle is closed.
            crossing.join();
            other.rollback();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("new ONE_SITE"));
        }
        assertThat(rig.count.troubles(StoreTrouble.AGAIN) - before).isEqualTo(1);
        assertThat(rig.count("select count(*) from registration where registration_no <> ''"))
                .isEqualTo(4);
    }

    @Test
    void who_meets_a_deadlock_twice_is_told_not_stored() {
        var unlucky = rig.writer(new AlwaysVictim(), 1, new SetTicker(0));

        assertThat(told(await(send(unlucky, Requests.of(1))))).isEqualTo("not-stored");

        assertThat(rig.count.troubles(StoreTrouble.AGAIN) - before).isEqualTo(2);
    }

    /** A first request waits at the gate with the only lane, so all that follow go together. */
    private List<CompletableFuture<Outcome<Answer>>> inOneBatch(List<Integer> persons) throws SQLException {
        try (var gate = session()) {
            try (var statement = gate.createStatement()) {
                var unused = statement.execute("select from campaign_gate for update");
            }
            var first = send(writer, Requests.of(99));
            awaitBlockedBackends(1);
            var answers = persons.stream()
                    .map(person -> send(writer, Requests.of(person)))
                    .toList();
            gate.rollback();
            assertThat(told(await(first))).isEqualTo("new ONE_SITE");
            return answers;
        }
    }

    /** Never picked as victim itself: it does not look for deadlocks within the life of a test. */
    private static Connection session() throws SQLException {
        var session = rig.server.superuser().connect();
        try (var statement = session.createStatement()) {
            var unused = statement.execute("set deadlock_timeout = '10min'");
        }
        session.setAutoCommit(false);
        return session;
    }

    private static void insert(Connection session, int person) {
        try (var statement = session.prepareStatement(INSERT)) {
            statement.setString(1, Requests.CAMPAIGN);
            statement.setBytes(2, Requests.person(person).bytes());
            var unused = statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitBlockedBackends(int howMany) {
        Await.that(howMany + " backends wait for a lock", Duration.ofSeconds(10))
                .until(() ->
                        rig.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") == howMany);
    }

    private static final class AlwaysVictim implements AcceptanceStore {
        @Override
        public CompletionStage<Line> open() {
            return CompletableFuture.completedFuture(new VictimLine());
        }

        @Override
        public CompletionStage<List<Found>> look(List<AcceptanceKey> keys) {
            throw new AssertionError("nothing was stored, so nobody is looked up");
        }

        @Override
        public CompletionStage<List<Known>> byNumber(String registrationNo) {
            throw new AssertionError("nobody asks by number");
        }
    }

    private static final class VictimLine implements AcceptanceStore.Line {
        @Override
        public CompletionStage<Set<AcceptanceKey>> insert(String batchId, List<Candidate> candidates) {
            return CompletableFuture.failedFuture(new StoreFailure(StoreTrouble.AGAIN, "ERROR 40P01"));
        }

        @Override
        public boolean usable() {
            return true;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
