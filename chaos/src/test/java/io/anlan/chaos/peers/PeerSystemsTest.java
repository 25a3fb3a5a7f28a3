package io.anlan.chaos.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.fault.Fault;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Header;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.history.Told;
import io.anlan.chaos.run.RunEvents;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.chaos.scenario.Workload;
import io.anlan.chaos.workload.Tap;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import io.anlan.local.process.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real engines: what was acknowledged before a member died is there afterwards, and writes go on; and the judge notices if not. */
class PeerSystemsTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final List<Attempt> attempts = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void a_standby_that_is_promoted_has_what_was_acknowledged() throws Exception {
        try (PeerSystem pair = PeerKind.POSTGRESQL_STANDBY.start(folder.resolve("pair"), freePorts(2))) {
            goesOnWithoutItsFirst(pair);

            assertThat(judged(pair.copies()).verdict()).isEqualTo(Verdict.HOLDS);

            registers(pair, new AcknowledgesFirst(Dialect.POSTGRESQL), 90);
            Judgement judgement = judged(pair.copies());
            assertThat(judgement.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(judgement.counts()).containsEntry("lost", 1L);
        }
    }

    @Test
    void a_galera_majority_has_what_was_acknowledged() throws Exception {
        String missing = PeerKind.MARIADB_GALERA.missing();
        assumeTrue(missing.isEmpty(), missing);
        try (PeerSystem trio = PeerKind.MARIADB_GALERA.start(folder.resolve("trio"), freePorts(33))) {
            goesOnWithoutItsFirst(trio);

            assertThat(judged(trio.copies()).verdict()).isEqualTo(Verdict.HOLDS);
            assertThat(trio.copies()).hasSize(2);
        }
    }

    @Test
    void a_run_under_load_is_judged() throws Exception {
        PlannedFault fault = new PlannedFault("kill", "second", 1, 1, Map.of());
        Workload load = new Workload(3, 20, false, false, 0, Workload.Mix.STANDARD);
        PeerRun run = new PeerRun(PeerKind.POSTGRESQL_STANDBY, load, fault, 5, new Silent(), SystemTime.INSTANCE);

        PeerRun.Played played = run.play(folder.resolve("run"), freePorts(2), "made");

        assertThat(played.result().judgements()).noneMatch(judgement -> judgement.verdict() == Verdict.BROKEN);
        assertThat(played.result().faults()).allMatch(span -> span.tookHold());
        assertThat(played.history().attempts()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(played.result().tallies().attempts())
                .isEqualTo(played.history().header().offered());
    }

    private void goesOnWithoutItsFirst(PeerSystem system) throws SQLException {
        JdbcRegistrations service = new JdbcRegistrations(system.dialect());
        for (int person = 0; person < 10; person++) {
            registers(system, service, person);
        }
        // A second tap is told of the first one's number.
        registers(system, service, 3);

        Fault kill = system.fault(new PlannedFault("kill", "first", 0, 0, Map.of()));
        kill.strike();
        assertThat(kill.bite()).contains("gone");
        kill.undo();
        kill.awaitOver();

        for (int person = 5; person < 15; person++) {
            registers(system, service, person);
        }
    }

    private void registers(PeerSystem system, RegistrationAdapter service, int person) {
        Tap tap = new Tap(attempts.size(), 0, Operation.REGISTER, person, "wechat", "key-" + person);
        Await.that("person " + person + " is registered", WITHIN).untilItHolds(() -> {
            try (Connection connection = system.connect()) {
                return service.register(connection, tap)
                        .fold(told -> attempts.add(done(tap, told.orElseThrow())), refusal -> false, doubt -> false);
            }
        });
    }

    private static Attempt done(Tap tap, Told told) {
        return new Attempt(
                tap.sequence(),
                tap.operation(),
                tap.person(),
                tap.key(),
                "",
                new Times(0, 0, 1, 1),
                Ending.OK,
                "",
                "",
                1,
                true,
                told);
    }

    private Judgement judged(List<List<StoredRegistration>> copies) {
        Header header = new Header(Header.VERSION, "made", 0, PeerTables.CAMPAIGN, "made", 0, attempts.size(), 0);
        Evidence evidence = new Evidence(
                new History(header, attempts, List.of()), PeerTables.asFour(copies), null, null, null, null);
        return Judges.named("exactly-once").judge(evidence);
    }

    /** So many in a row, below those that the kernel gives to outgoing connections. */
    private static int freePorts(int count) {
        int first;
        do {
            first = ThreadLocalRandom.current().nextInt(20_000, 31_000);
        } while (IntStream.range(first, first + count).anyMatch(port -> Ports.taken("127.0.0.1", port)));
        return first;
    }

    /** Says yes before the commit, which then never comes. */
    private static final class AcknowledgesFirst implements RegistrationAdapter {
        private final RegistrationAdapter honest;

        AcknowledgesFirst(Dialect dialect) {
            honest = new JdbcRegistrations(dialect);
        }

        @Override
        public Outcome<Optional<Told>> register(Connection connection, Tap tap) {
            try {
                connection.setAutoCommit(false);
                Outcome<Optional<Told>> told = honest.register(connection, tap);
                connection.rollback();
                return told;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public Outcome<Optional<Told>> registration(Connection connection, Tap tap) {
            return honest.registration(connection, tap);
        }

        @Override
        public Outcome<Optional<Told>> campaign(Connection connection) {
            return honest.campaign(connection);
        }
    }

    private static final class Silent implements RunEvents {
        @Override
        public void said(String what) {}

        @Override
        public void now(Progress progress) {}
    }
}
