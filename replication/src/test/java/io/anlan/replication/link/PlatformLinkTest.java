package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformLinkTest {
    private static final String DIGEST_POSTGRES = "SELECT count(*) || ' ' || md5(string_agg(campaign_id || ':'"
            + " || encode(person_key, 'hex') || ':' || site || ':' || channel || ':' || encode(row_hash, 'hex'), ','"
            + " ORDER BY campaign_id, person_key, site)) FROM registration";
    private static final String DIGEST_MARIADB = "SELECT CONCAT(COUNT(*), ' ', MD5(GROUP_CONCAT(CONCAT(campaign_id,"
            + " ':', LOWER(HEX(person_key)), ':', site, ':', channel, ':', LOWER(HEX(row_hash)))"
            + " ORDER BY campaign_id, person_key, site SEPARATOR ','))) FROM registration";

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
    }

    @Test
    void rows_of_both_sites_reach_the_platform_store() {
        try (StagedLink platform = StagedLink.toPlatform().running();
                StagedLink fromPeer = StagedLink.bToA().running()) {
            Rows.write(platform.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            Rows.write(fromPeer.source(), Rows.REGISTRATION, Rows.registration("c1", 2, 2));

            platform.awaitsRows("registration", 2);

            assertThat(Databases.ask(platform.target(), DIGEST_MARIADB))
                    .isEqualTo(Databases.ask(platform.source(), DIGEST_POSTGRES));
        }
    }

    @Test
    void many_rows_arrive_whole_and_a_restart_repeats_none_of_them_to_effect() {
        @Nullable
        Object[][] rows = IntStream.range(0, 2_000)
                .mapToObj(person -> Rows.registration("c1", person, 1))
                .toArray(Object[][]::new);
        try (StagedLink platform = StagedLink.toPlatform().running()) {
            Rows.write(platform.source(), Rows.REGISTRATION, rows);
            platform.awaitsRows("registration", 2_000);
            platform.stopped().started().awaits(LinkState.RUNNING);
            Rows.write(platform.source(), Rows.REGISTRATION, Rows.registration("c2", 1, 1));

            platform.awaitsRows("registration", 2_001);

            assertThat(platform.awaitsApplied(2_001).counters().rowsApplied().sum())
                    .isEqualTo(2_001);
            assertThat(Databases.ask(platform.target(), "SELECT offset_json FROM link_position"))
                    .contains("lsn_commit");
        }
    }

    @Test
    void a_killed_session_of_the_platform_store_loses_nothing() {
        try (StagedLink platform = StagedLink.toPlatform().running()) {
            for (int person = 0; person < 50; person++) {
                Rows.write(platform.source(), Rows.REGISTRATION, Rows.registration("c1", person, 1));
                if (person == 25) {
                    String session = Databases.ask(platform.target(), "SELECT holder_pid FROM link_position");
                    Databases.run(Databases.mariaDb().admin(), "KILL CONNECTION " + session);
                }
            }

            platform.awaitsRows("registration", 50);

            assertThat(platform.counters().restarts().sum()).isPositive();
        }
    }

    @Test
    void a_value_too_long_for_the_platform_store_is_parked() {
        try (StagedLink platform = StagedLink.toPlatform().running()) {
            @Nullable Object[] tooLong = Rows.registration("c1", 1, 1);
            tooLong[Rows.REGISTRATION.index("channel")] = "x".repeat(50);
            Rows.write(
                    platform.source(),
                    Rows.REGISTRATION,
                    Rows.hashed(Rows.REGISTRATION, tooLong),
                    Rows.registration("c1", 2, 1));

            platform.awaitsRows("registration", 1).awaitsRows("parked_row", 1);

            assertThat(platform.supervisor().seen().state()).isEqualTo(LinkState.RUNNING);
        }
    }

    @Test
    void transactions_of_the_link_have_a_gtid_domain_of_their_own() {
        try (StagedLink platform = StagedLink.toPlatform().running()) {
            Rows.write(platform.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            platform.awaitsRows("registration", 1);

            assertThat(Databases.ask(Databases.mariaDb().admin(), "SELECT @@gtid_binlog_pos"))
                    .contains("71-");
        }
    }
}
