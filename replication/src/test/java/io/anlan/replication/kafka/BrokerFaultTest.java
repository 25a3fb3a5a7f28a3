package io.anlan.replication.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Standing;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Holders;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brokers that die, forget, or hold what nobody else has any more. */
class BrokerFaultTest {
    private static final String TOPIC = "anlan.site-a-to-site-b";

    /** What is done to a broker while nobody reads. */
    private interface Fault {
        void on(Admin admin) throws Exception;
    }

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_broker_killed_and_started_again_loses_nothing() {
        try (StagedLink link = link().running()) {
            write(link, 0, 300);
            StagedTransport.broker().kill();
            link.awaits(LinkState.RESTARTING);
            write(link, 300, 400);
            link.awaits(
                    "the link says who is away",
                    () -> link.supervisor().lastError().contains("broker " + StagedTransport.address()));

            StagedTransport.broker().start();

            link.awaitsRows("registration", 400).awaits(LinkState.RUNNING).awaitsMark();
            SitePair.assertSameBytes("registration");
            assertThat(link.counters().brokerLosses().sum()).isZero();
        } finally {
            if (!StagedTransport.broker().running()) {
                StagedTransport.broker().start();
            }
        }
    }

    @Test
    void what_the_broker_holds_is_applied_though_the_source_is_gone() throws SQLException {
        try (StagedLink link = link().running()) {
            stopWithRowsInTheBroker(link, 50);
            Databases.postgresA().kill();
            try {
                link.started().awaitsRows("registration", 50);
                assertThat(Databases.postgresA().running()).isFalse();
            } finally {
                Databases.postgresA().start();
            }

            link.awaits(LinkState.RUNNING).awaitsMark();
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_topic_that_was_deleted_is_told_and_shipped_again() throws Exception {
        assertShippedAgainAfter(admin -> {
            admin.deleteTopics(Set.of(TOPIC)).all().get(60, TimeUnit.SECONDS);
        });
    }

    @Test
    void a_topic_that_lost_what_was_to_be_read_next_is_told_and_shipped_again() throws Exception {
        assertShippedAgainAfter(admin -> {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int i = 0; i < StagedTransport.PARTITIONS; i++) {
                TopicPartition partition = new TopicPartition(TOPIC, i);
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get(60, TimeUnit.SECONDS)
                        .offset();
                all.put(partition, RecordsToDelete.beforeOffset(end));
            }
            admin.deleteRecords(all).all().get(60, TimeUnit.SECONDS);
        });
    }

    private static void assertShippedAgainAfter(Fault fault) throws Exception {
        try (StagedLink link = link().running();
                Admin admin = Admin.create(StagedTransport.address().client())) {
            stopWithRowsInTheBroker(link, 50);
            fault.on(admin);

            link.started().awaitsRows("registration", 50).awaitsMark();

            assertThat(link.counters().brokerLosses().sum()).isEqualTo(1);
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void what_other_agencies_write_takes_the_same_way() {
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        Bureau bureau = Bureau.at(SiteId.SITE_A);
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A)
                .over(StagedTransport.KAFKA)
                .running()) {
            bureau.opensMany(0, 50);
            link.awaitsRows("determination", 50).awaitsMark();

            var unused = link.stopped();
            bureau.opensMany(50, 60);

            link.started().awaitsRows("determination", 60).awaitsMark();
            assertThat(link.counters().brokerLosses().sum()).isZero();
        }
    }

    @Test
    void a_silent_holder_of_a_partition_loses_it_and_cannot_write_afterwards() throws SQLException {
        try (StagedLink link = link().running().stopped();
                TargetSession frozen = TargetSession.open(
                        new PostgresTarget(Databases.address(link.target())), "site-a-to-site-b#0", "frozen")) {
            LinkPosition position = frozen.position().orElseThrow();
            assertThat(frozen.hold(position, Duration.ofSeconds(5))).isTrue();
            Standing standing = new Standing(Objects.requireNonNull(position.offset()), 0, 0);

            Holders.awaitBeside(frozen, link.started(), LinkState.STANDBY);
            link.awaits(LinkState.RUNNING);

            write(link, 0, 10);
            link.awaitsRows("registration", 10);
            assertThatThrownBy(() -> frozen.held(standing, at -> true)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void one_transaction_is_applied_by_all_appliers() {
        try (StagedLink link = link().running()) {
            write(link, 0, 200);

            link.awaitsRows("registration", 200);
            assertThat(Databases.ask(link.target(), "SELECT count(DISTINCT xmin::text) FROM registration"))
                    .isEqualTo(Integer.toString(StagedTransport.PARTITIONS));
            assertThat(link.awaitsApplied(200).counters().rowsApplied().sum()).isEqualTo(200);
        }
    }

    @Test
    void the_mark_waits_for_the_applier_that_is_behind() throws SQLException {
        try (StagedLink link = link().running();
                Connection blocker = link.target().connect()) {
            blocker.setAutoCommit(false);
            Rows.write(blocker, Rows.REGISTRATION, Rows.registration("c1", 0, 1));
            write(link, 0, 20);
            long committed = link.sourceInsertLsn();

            link.awaitsAnswer(
                    "SELECT count(*) FROM link_position WHERE link LIKE '%#%'"
                            + " AND (offset_json::json -> 'source' ->> 'lsn')::bigint > " + committed,
                    "1");
            assertThat(Integer.parseInt(Databases.ask(link.target(), "SELECT count(*) FROM registration")))
                    .isBetween(1, 19);
            awaitsTick(link);
            assertThat(link.mark()).isLessThan(committed);

            blocker.rollback();
            link.awaitsRows("registration", 20).awaitsMark(committed);
        }
    }

    /** By then the link has looked once more where its appliers are. */
    private static void awaitsTick(StagedLink link) {
        String row = " FROM link_position WHERE link = 'site-a-to-site-b'";
        String seen = Databases.ask(link.target(), "SELECT ticked_at" + row);
        link.awaitsAnswer("SELECT ticked_at > '" + seen + "'" + row, "t");
    }

    private static StagedLink link() {
        return StagedLink.aToB().over(StagedTransport.KAFKA);
    }

    /** Nobody can apply rows while somebody has the table, so those written then stay where they are. */
    private static void stopWithRowsInTheBroker(StagedLink link, int rows) throws SQLException {
        try (Connection blocker = link.target().connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE registration IN EXCLUSIVE MODE");
            write(link, 0, rows);
            // Heartbeats alone are applied at once: two batches that wait are the rows and what came after.
            link.awaits(
                    "the rows are in the broker",
                    () -> link.counters().brokerWaiting().get() >= 2);
            var unused = link.stopped();
            blocker.rollback();
        }
        assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration"))
                .isEqualTo("0");
    }

    private static void write(StagedLink link, int from, int to) {
        Rows.write(
                link.source(),
                Rows.REGISTRATION,
                IntStream.range(from, to)
                        .mapToObj(person -> Rows.registration("c1", person, 1))
                        .toArray(Object[][]::new));
    }
}
