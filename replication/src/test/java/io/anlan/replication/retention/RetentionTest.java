package io.anlan.replication.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FourDatabases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final long HOUR = 3_600_000_000L;

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        CleanStage.mariaDb(Databases.mariaDbB().replicator());
    }

    @Test
    void each_database_deletes_what_is_past_and_keeps_the_rest() throws SQLException {
        long now = SystemTime.INSTANCE.wallMicros();
        Bureau bureau = Bureau.at(SiteId.SITE_A);
        try (FourDatabases all = FourDatabases.linked()) {
            bureau.opensUntil(1, now + HOUR);
            bureau.opensUntil(2, now + 3 * HOUR);
            bureau.opens(3, "for good");
            all.awaitsRows("determination", 3);

            for (RetentionSweep sweep : sweeps()) {
                assertThat(sweep.run(now + 2 * HOUR)).isEqualTo(1);
            }

            all.awaitsRows("determination", 2);
            all.awaitsMarks();
            all.assertSameHashes("determination");
            assertThat(all.toRegistrationA().counters().ignoredChanges().sum()).isZero();
        }
    }

    @Test
    void what_was_deleted_does_not_come_back_by_a_link_that_was_late() throws SQLException {
        long end = SystemTime.INSTANCE.wallMicros() + HOUR;
        try (StagedLink link = StagedLink.aToB().running()) {
            link.supervisor().pause();
            link.awaits(LinkState.PAUSED);
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1, end));
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 2, 1));
            assertThat(sweep(Databases.postgresA().replicator()).run(end)).isEqualTo(1);

            link.time().putForward(Duration.ofHours(2));
            link.supervisor().resume();

            link.awaitsRows("registration", 1).awaitsMark();
            link.awaits(
                    "the other was told and refused",
                    () -> link.counters().absorbed(MergeRule.FIRST_WINS).sum() == 1);
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM registration WHERE keep_until IS NOT NULL"))
                    .isEqualTo("0");
        }
    }

    @Test
    void what_was_deleted_does_not_come_back_by_a_binlog_read_again() throws SQLException {
        long end = SystemTime.INSTANCE.wallMicros() + HOUR;
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            String before = Databases.ask(link.target(), "SELECT offset_json FROM link_position");
            Bureau.at(SiteId.SITE_A).opensUntil(1, end);
            link.awaitsRows("determination", 1).stopped();
            assertThat(sweep(link.target()).run(end)).isEqualTo(1);
            Databases.run(link.target(), "UPDATE link_position SET offset_json = '" + before + "'");

            link.time().putForward(Duration.ofHours(2));
            link.started()
                    .awaits(
                            "it is told again",
                            () -> link.counters().absorbed(MergeRule.FIRST_WINS).sum() == 1);

            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM determination"))
                    .isEqualTo("0");
        }
    }

    @Test
    void one_process_at_a_time_sweeps() throws SQLException {
        TargetDatabase database =
                new PostgresTarget(Databases.address(Databases.postgresA().replicator()));
        try (var other = database.open("retention")) {
            assertThat(database.lock(other, "retention")).isTrue();
            Rows.write(
                    Databases.postgresA().replicator(),
                    Rows.REGISTRATION,
                    Rows.registration("c1", 1, 1, Long.MAX_VALUE));

            assertThat(sweep(Databases.postgresA().replicator()).run(Long.MAX_VALUE))
                    .isZero();
        }
    }

    private static List<RetentionSweep> sweeps() {
        return List.of(
                sweep(Databases.postgresA().replicator()),
                sweep(Databases.postgresB().replicator()),
                platform(SiteId.SITE_A),
                platform(SiteId.SITE_B));
    }

    private static RetentionSweep sweep(DatabaseLogin postgres) {
        return new RetentionSweep(new PostgresTarget(Databases.address(postgres)), Engine.POSTGRESQL, Rows.CATALOG);
    }

    private static RetentionSweep platform(SiteId site) {
        return new RetentionSweep(new MariaDbTarget(Databases.platform(site)), Engine.MARIADB, Rows.CATALOG);
    }
}
