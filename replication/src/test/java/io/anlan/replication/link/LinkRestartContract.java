package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every transport promises of links that break. */
abstract class LinkRestartContract {
    /** How the links of this test carry their changes. */
    abstract StagedTransport transport();

    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_session_that_breaks_between_rows_and_commit_loses_nothing() {
        AtomicReference<@Nullable FailingTarget> failing = new AtomicReference<>();
        try (StagedLink link = StagedLink.aToB(real -> {
                    FailingTarget target = new FailingTarget(real);
                    failing.set(target);
                    return target;
                })
                .over(transport())
                .running()) {
            FailingTarget target = java.util.Objects.requireNonNull(failing.get());
            for (int batch = 0; batch < 60; batch++) {
                if (batch % 20 == 10) {
                    target.breakAtWrite(1);
                }
                write(link, batch);
            }

            link.awaitsRows("registration", 600);

            assertThat(target.failures()).isPositive();
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_killed_backend_of_the_target_loses_nothing() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            for (int batch = 0; batch < 60; batch++) {
                write(link, batch);
                if (batch % 20 == 10) {
                    Databases.run(
                            link.target(),
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE application_name LIKE 'anlan-link%'");
                }
            }

            link.awaitsRows("registration", 600);

            assertThat(link.counters().restarts().sum()).isPositive();
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_transaction_that_began_earlier_and_commits_after_a_restart_arrives() throws SQLException {
        try (StagedLink link = StagedLink.aToB().over(transport()).running();
                Connection early = link.source().connect()) {
            early.setAutoCommit(false);
            Rows.write(early, Rows.REGISTRATION, Rows.registration("early", 1, 1));
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("late", 2, 1));
            link.awaitsRows("registration", 1).awaitsMark();

            link.stopped().started().awaits(LinkState.RUNNING);
            early.commit();

            link.awaitsRows("registration", 2);
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_source_killed_and_started_again_loses_nothing() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            write(link, 1);
            link.awaitsRows("registration", 10);

            Databases.postgresA().kill();
            link.awaits(LinkState.RESTARTING);
            Databases.postgresA().start();
            write(link, 2);

            link.awaitsRows("registration", 20);
            SitePair.assertSameBytes("registration");
        }
    }

    @Test
    void a_paused_link_waits_and_a_resumed_one_catches_up() {
        try (StagedLink link = StagedLink.aToB().over(transport()).running()) {
            link.supervisor().pause();
            link.awaits(LinkState.PAUSED);
            write(link, 1);
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration"))
                    .isEqualTo("0");

            link.supervisor().resume();

            link.awaitsRows("registration", 10).awaits(LinkState.RUNNING);
        }
    }

    private static void write(StagedLink link, int batch) {
        @Nullable Object[][] rows = new @Nullable Object[10][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Rows.registration("c1", batch * rows.length + i, 1);
        }
        Rows.write(link.source(), Rows.REGISTRATION, rows);
    }
}
