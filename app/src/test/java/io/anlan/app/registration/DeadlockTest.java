package io.anlan.app.registration;

import static io.anlan.app.registration.WriterRig.await;
import static io.anlan.app.registration.WriterRig.send;
import static io.anlan.app.registration.WriterRig.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.testing.SetTicker;
import java.sql.Connection;
import java.sql.SQLException;
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
        var byKey = IntStream.range(0, 2)
                .boxed()
                .sorted(Comparator.comparing(i -> Requests.person(i).bytes(), Arrays::compareUnsigned))
                .toList();
        try (var other = session();
                var brake = session()) {
            StoreLocks.insertPerson(other, byKey.get(1));
            StoreLocks.insertPerson(brake, byKey.get(0));
            var answers = rig.inOneBatch(writer, byKey);
            StoreLocks.awaitBlocked(rig, 1); // The batch has its tables and waits for its first person.
            var crossing = CompletableFuture.runAsync(() -> lockTable(other));
            StoreLocks.awaitBlocked(rig, 2);

            brake.rollback(); // On to the second person, whom the other session has: the circle is closed.
            crossing.join();
            other.rollback();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(told(await(answer))).isEqualTo("new ONE_SITE"));
        }
        assertThat(rig.count.troubles(StoreTrouble.AGAIN) - before).isEqualTo(1);
        assertThat(rig.count("select count(*) from registration where registration_no <> ''"))
                .isEqualTo(3);
    }

    @Test
    void who_meets_a_deadlock_twice_is_told_not_stored() {
        var unlucky = rig.writer(new AlwaysVictim(), 1, new SetTicker(0));

        assertThat(told(await(send(unlucky, Requests.of(1))))).isEqualTo("not-stored");

        assertThat(rig.count.troubles(StoreTrouble.AGAIN) - before).isEqualTo(2);
    }

    /** Never picked as victim itself: it does not look for deadlocks within the life of a test. */
    private static Connection session() throws SQLException {
        var session = rig.server.superuser().connect();
        try (var statement = session.createStatement()) {
            var unused = statement.execute("set deadlock_timeout = '10min'");
        }
        return session;
    }

    /** A table's lock is handed to who waits for it, so the batch's second try cannot overtake and close the circle anew. */
    private static void lockTable(Connection session) {
        try (var statement = session.createStatement()) {
            var unused = statement.execute("lock table batch in share mode");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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
