package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.replication.reconcile.run.RunView;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of many stretches on real engines. */
class ManyRowsTest {
    /** A million would be minutes of every build; the replication bench compares up to ten. */
    private static final int ROWS = 200_000;

    @BeforeEach
    void clean() {
        EachDatabase.clean();
    }

    @Test
    void a_few_differences_among_many_rows_are_found_each_once() {
        try (StagedLink there = StagedLink.aToB().running();
                StagedLink platform = StagedLink.toPlatform().running();
                StagedLink back = StagedLink.bToA().running();
                StagedReconcile reconcile = StagedReconcile.at(SiteId.SITE_A)) {
            fill();
            there.awaitsRows("registration", ROWS);
            platform.awaitsRows("registration", ROWS);
            Databases.run(platform.target(), "DELETE FROM registration WHERE registration_no IN ('R1', 'R60000')");
            Databases.run(platform.target(), "UPDATE registration SET channel = 'x' WHERE registration_no = 'R199999'");
            Databases.run(there.source(), "DELETE FROM registration WHERE accepted_at BETWEEN 7000 AND 7099");

            long begun = SystemTime.INSTANCE.monotonicNanos();
            RunView run = reconcile.run("registration", false);
            long millis = TimeUnit.NANOSECONDS.toMillis(SystemTime.INSTANCE.monotonicNanos() - begun);
            System.getLogger(ManyRowsTest.class.getName())
                    .log(System.Logger.Level.INFO, "{0} rows compared in {1} ms", run.compared(), millis);

            assertThat(run.state()).isEqualTo("MENDED");
            assertThat(run.compared()).isEqualTo(2 * ROWS);
            assertThat(run.findings())
                    .extracting(finding -> finding.database() + " " + finding.kind())
                    .containsExactlyInAnyOrderElementsOf(expected());
        }
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>(Collections.nCopies(100, "registration-a MISSING"));
        expected.addAll(List.of("platform-a MISSING", "platform-a MISSING", "platform-a ALTERED"));
        return expected;
    }

    /** One transaction, as a load by hand would be. */
    private static void fill() {
        String hash = CanonicalSql.hashExpression(Rows.REGISTRATION, Engine.POSTGRESQL, "r");
        Databases.run(
                Databases.postgresA().replicator(),
                "CREATE TEMP TABLE r (LIKE registration) ON COMMIT DROP",
                "INSERT INTO r SELECT 'c' || n % 7, sha256(n::text::bytea), 1, 'R' || n, 'wechat', 'key-' || n,"
                        + " sha256(('b' || n)::bytea), n, 'batch-' || n / 128, 'corr-' || n, NULL, n, 1, ''"
                        + " FROM generate_series(1, " + ROWS + ") AS n",
                "UPDATE r SET row_hash = " + hash,
                "INSERT INTO registration SELECT * FROM r ORDER BY campaign_id, person_key");
    }
}
