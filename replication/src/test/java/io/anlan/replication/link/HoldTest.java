package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.Standing;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.Holders;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_silent_holder_loses_the_link_and_cannot_write_afterwards() throws SQLException {
        try (StagedLink link = StagedLink.aToB()) {
            assertThat(link.create().<Boolean>fold(done -> true, refused -> false, doubt -> false))
                    .isTrue();
            try (TargetSession frozen = session(link, "frozen")) {
                LinkPosition position = frozen.position().orElseThrow();
                assertThat(frozen.hold(position, Duration.ofSeconds(5))).isTrue();
                Standing standing = new Standing(Objects.requireNonNull(position.offset()), 0, 0);

                Holders.awaitBeside(frozen, link.started(), LinkState.STANDBY);
                link.awaits(LinkState.RUNNING);
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
                link.awaitsRows("registration", 1);

                assertThatThrownBy(() -> frozen.held(standing, at -> true)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_living_holder_keeps_the_link() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running();
                TargetSession other = session(link, "other")) {
            LinkPosition position = other.position().orElseThrow();

            assertThat(other.hold(position, LONG)).isFalse();
        }
    }

    /** Its ticks are in a transaction that nobody can see yet; two who ended each other for that would never be through. */
    @Test
    void a_holder_amid_a_long_transaction_keeps_the_link() throws SQLException {
        try (StagedLink link = StagedLink.aToB()) {
            TargetSession working = session(link, "working");
            working.step(at -> run(at, "SET idle_session_timeout = 0"));
            assertKeeps(working, session(link, "other"), link);
        }
    }

    @Test
    void the_same_at_a_platform_store() throws SQLException {
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        try (StagedLink link = StagedLink.toPlatform()) {
            MariaDbTarget platform = new MariaDbTarget(Databases.platform());
            String name = "registration-to-platform-a";
            TargetSession working = TargetSession.open(platform, name, "working");
            working.step(at -> run(at, "SET SESSION wait_timeout = 600"));
            assertKeeps(working, TargetSession.open(platform, name, "other"), link);
        }
    }

    private static void assertKeeps(TargetSession working, TargetSession other, StagedLink link) throws SQLException {
        try (working;
                other) {
            assertThat(link.create().<Boolean>fold(done -> true, refused -> false, doubt -> false))
                    .isTrue();
            assertThat(working.hold(working.position().orElseThrow(), LONG)).isTrue();
            Databases.run(link.target(), "UPDATE link_position SET ticked_at = '2001-01-01 00:00:00'");

            assertThat(other.hold(other.position().orElseThrow(), LONG)).isFalse();
        }
    }

    private static void run(Connection at, String sql) throws SQLException {
        try (Statement statement = at.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The former holder's last transaction may be committed between the look at the row and its end. */
    @Test
    void whoever_takes_over_goes_on_from_where_the_former_holder_came_to() {
        List<LinkPosition> from = new CopyOnWriteArrayList<>();
        AtomicReference<FailingTarget> target = new AtomicReference<>();
        try (StagedLink link = StagedLink.aToB(
                real -> {
                    target.set(new FailingTarget(real));
                    return target.get();
                },
                () -> noting(from))) {
            assertThat(link.create().<Boolean>fold(done -> true, refused -> false, doubt -> false))
                    .isTrue();
            long further = link.sourceInsertLsn();
            Objects.requireNonNull(target.get())
                    .beforeLock(() -> Databases.run(
                            link.target(),
                            "UPDATE link_position SET offset_json = '" + new WalPoint(further, 1).json() + "'"));

            link.started().awaits("it reads", () -> !from.isEmpty());

            assertThat(from.get(0).offset()).isEqualTo(new WalPoint(further, 1));
        }
    }

    private static Capture noting(List<LinkPosition> from) {
        return new Capture() {
            @Override
            public Optional<Throwable> run(LinkPosition position, Transport transport, Runnable started) {
                from.add(position);
                return Optional.of(new IllegalStateException("it has noted where it begins"));
            }

            @Override
            public void stop() {
                // It has ended already.
            }
        };
    }

    @Test
    void a_holder_whose_name_was_replaced_stops_at_its_next_transaction() throws SQLException {
        try (StagedLink link = StagedLink.aToB().running();
                TargetSession other = session(link, "somebody else")) {
            long pid = other.transaction(other.database()::backend);
            Databases.run(link.target(), "UPDATE link_position SET holder = 'somebody else', holder_pid = " + pid);

            Holders.awaitBeside(other, link, LinkState.STANDBY);
        }
    }

    private static TargetSession session(StagedLink link, String holder) throws SQLException {
        return TargetSession.open(new PostgresTarget(Databases.address(link.target())), "site-a-to-site-b", holder);
    }
}
