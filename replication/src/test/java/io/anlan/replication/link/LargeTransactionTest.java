package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.Engine;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedTransport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions above the limit come in pieces, and a break amid them loses nothing. */
class LargeTransactionTest {
    private static final int ROWS = 100_000;

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_thousand_rows_written_at_once_reach_both_kinds_of_target_although_a_session_is_killed(
            StagedTransport transport) {
        try (StagedLink link = StagedLink.aToB().over(transport).running();
                StagedLink platform = StagedLink.toPlatform().over(transport).running()) {
            Databases.run(link.source(), insert());

            link.awaits("a piece has come", () -> rows(link) > 0);
            Databases.run(
                    link.target(),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name LIKE 'anlan-link site%'");
            link.awaits("half has come", () -> rows(link) >= ROWS / 2).awaitsRows("registration", ROWS);
            platform.awaits("half has come", () -> rows(platform) >= ROWS / 2).awaitsRows("registration", ROWS);

            link.awaitsMark();
            SitePair.assertSameBytes("registration");
            assertThat(Databases.ask(link.target(), "SELECT count(DISTINCT xmin::text) > 1 FROM registration"))
                    .isEqualTo("t");
            link.awaits("it was begun anew", () -> link.counters().restarts().sum() > 0);
            assertThat(link.counters().hashMismatches().sum()).isZero();
        }
    }

    @Test
    void a_hundred_thousand_facts_written_at_once_reach_the_registration_store() {
        Bureau bureau = Bureau.at(SiteId.SITE_A);
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opensMany(0, ROWS);

            link.awaits(
                            "half has come",
                            () -> Long.parseLong(Databases.ask(link.target(), "SELECT count(*) FROM determination"))
                                    >= ROWS / 2)
                    .awaitsRows("determination", ROWS)
                    .awaitsMark();

            assertThat(link.counters().parked().get()).isZero();
        }
    }

    private static long rows(StagedLink link) {
        DatabaseLogin target = link.target();
        return Long.parseLong(Databases.ask(target, "SELECT count(*) FROM registration"));
    }

    /** Rows made where they are written, with the hash that belongs to them. */
    private static String insert() {
        String columns = Rows.REGISTRATION.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String values = IntStream.range(0, Rows.REGISTRATION.columns().size() - 1)
                .mapToObj(i -> "r." + Rows.REGISTRATION.columns().get(i).name())
                .collect(Collectors.joining(", "));
        String hash = CanonicalSql.hashExpression(Rows.REGISTRATION, Engine.POSTGRESQL, "r");
        return "INSERT INTO registration (" + columns + ") SELECT " + values + ", " + hash + " FROM (SELECT 'c1' AS"
                + " campaign_id, sha256(n::text::bytea) AS person_key, 1::smallint AS site, 'R' || n AS registration_no,"
                + " 'wechat' AS channel, 'k' || n AS idempotency_key, sha256('b'::bytea) AS body_hash,"
                + " 1700000000000000 + n AS accepted_at, 'b' AS batch_id, 'c' AS correlation_id,"
                + " NULL::bigint AS keep_until, 100::bigint + n AS version, 1::smallint AS writer"
                + " FROM generate_series(1, " + ROWS + ") AS n) AS r";
    }
}
