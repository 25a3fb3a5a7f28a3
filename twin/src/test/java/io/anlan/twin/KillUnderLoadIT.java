package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.load.History;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.ProcessTree;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One process dies while citizens register; afterwards four databases are equal and hold all that was promised. */
@OnTwin
class KillUnderLoadIT {
    /** Fewer acknowledgements than this share of the taps would make the judgement worth little. */
    private static final double ENOUGH = 0.9;

    @Test
    void the_replicator_dies_in_mid_batch(TwinFixture twin) throws Exception {
        killed(twin, twin.part("replicator", SiteId.SITE_B));
    }

    @Test
    void the_target_registration_store_dies_while_rows_are_applied(TwinFixture twin) throws Exception {
        killed(twin, twin.part("pg", SiteId.SITE_B));
    }

    @Test
    void the_target_platform_store_dies_while_rows_are_applied(TwinFixture twin) throws Exception {
        killed(twin, twin.part("maria", SiteId.SITE_A));
    }

    @Test
    void the_source_dies(TwinFixture twin) throws Exception {
        killed(twin, twin.part("pg", SiteId.SITE_A));
    }

    @Test
    void one_backend_dies_and_takes_every_session_with_it(TwinFixture twin) throws Exception {
        LoadRun load = new LoadRun(twin);

        History history = load.with(() -> killOneBackend(twin));

        LoadRun.Judgement judgement = load.judged(history);
        assertThat(judgement.sound()).as(judgement.toString()).isTrue();
        assertThat(judgement.acknowledged()).isGreaterThan((int) (history.plan().size() * ENOUGH));
    }

    private static void killed(TwinFixture twin, String part) throws Exception {
        LoadRun load = new LoadRun(twin);

        History history = load.with(() -> {
            twin.twin().kill(part);
            twin.twin().start(part);
            twin.twin().awaitReady(part);
        });

        LoadRun.Judgement judgement = load.judged(history);
        assertThat(judgement.sound()).as(judgement.toString()).isTrue();
        assertThat(judgement.acknowledged()).isGreaterThan((int) (history.plan().size() * ENOUGH));
    }

    /** The server answers a backend's violent death by ending all others with 57P02: their commits are in doubt. */
    private static void killOneBackend(TwinFixture twin) {
        try (Connection connection = twin.twin().postgresOperator(SiteId.SITE_A).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where usename = 'anlan' and backend_type = 'client backend'"
                                + " order by state_change desc limit 1")) {
            if (!row.next()) {
                throw new IllegalStateException("the node has no backend");
            }
            ProcessTree.Signal.KILL.send(List.of(row.getLong(1)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
