package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.Transport;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor lives on whatever its engine meets, and does not start it hot. */
class LinkLifeTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_table_taken_away_under_a_running_link_is_said_and_the_link_lives_on() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Databases.run(Databases.postgresB().owner(), "ALTER TABLE registration RENAME TO elsewhere");
            try {
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));

                link.awaits(LinkState.REFUSED);
                assertThat(link.supervisor().seen().reason()).contains("registration");
            } finally {
                Databases.run(Databases.postgresB().owner(), "ALTER TABLE elsewhere RENAME TO registration");
            }

            link.awaitsRows("registration", 1).awaits(LinkState.RUNNING);
        }
    }

    @Test
    void an_engine_that_fails_as_soon_as_it_reads_is_started_again_ever_more_slowly() {
        List<Long> startNanos = new CopyOnWriteArrayList<>();
        try (StagedLink link = StagedLink.aToB(target -> target, () -> failing(startNanos))) {
            String created = link.create().fold(done -> done, refused -> refused.detail(), doubt -> doubt.detail());
            assertThat(created).isEqualTo("created");
            link.started().awaits("the engine was started five times", () -> startNanos.size() >= 5);

            // Pauses of 100, 200, 400 and 800 ms lie between them; hot restarts would take half a second.
            assertThat(startNanos.get(4) - startNanos.get(0)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_500));
            assertThat(link.supervisor().lastError()).contains("cannot go on");
        }
    }

    /** A node may hold what an operator has tried again; the link would begin anew for it every half minute. */
    @Test
    void parked_rows_that_somebody_holds_wait_on_and_the_link_does_not_end() throws SQLException {
        AtomicReference<FailingTarget> target = new AtomicReference<>();
        DatabaseLogin owner = Databases.postgresB().owner();
        Databases.run(owner, "ALTER TABLE registration ADD CONSTRAINT poison CHECK (channel <> 'wechat')");
        try (StagedLink link = StagedLink.aToB(real -> {
                    target.set(new FailingTarget(real));
                    return target.get();
                })
                .running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("parked_row", 1);
            Databases.run(owner, "ALTER TABLE registration DROP CONSTRAINT poison");
            Transport transport = link.supervisor().transport().orElseThrow();
            FailingTarget held = Objects.requireNonNull(target.get());

            held.waitInVainAtWrite(1);
            assertThat(transport.retryParked()).isZero();

            assertThat(held.failures()).isEqualTo(1);
            assertThat(transport.retryParked()).isEqualTo(1);
        } finally {
            Databases.run(owner, "ALTER TABLE registration DROP CONSTRAINT IF EXISTS poison");
        }
    }

    /** A link without its thread would say for ever what it said last. */
    @Test
    void an_error_in_its_own_thread_is_told_and_the_link_starts_again() {
        AtomicInteger tries = new AtomicInteger();
        try (StagedLink link = StagedLink.aToB(target -> target, () -> exhaustedAtFirst(tries))) {
            link.started().awaits("it tries again", () -> tries.get() > 1);

            assertThat(link.supervisor().lastError()).contains("OutOfMemoryError");
        }
    }

    private static Capture exhaustedAtFirst(AtomicInteger tries) {
        if (tries.incrementAndGet() == 1) {
            throw new OutOfMemoryError("there was none just now");
        }
        return failing(new CopyOnWriteArrayList<>());
    }

    private static Capture failing(List<Long> startNanos) {
        return new Capture() {
            @Override
            public Optional<Throwable> run(LinkPosition from, Transport transport, Runnable started) {
                startNanos.add(SystemTime.INSTANCE.monotonicNanos());
                started.run();
                return Optional.of(new IllegalStateException("cannot go on"));
            }

            @Override
            public void stop() {
                // It has ended already.
            }
        };
    }
}
