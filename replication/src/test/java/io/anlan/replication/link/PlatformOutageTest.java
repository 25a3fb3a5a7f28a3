package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a platform store's links when it dies, forgets or is another. */
class PlatformOutageTest {
    private final Bureau bureau = Bureau.at(SiteId.SITE_A);
    private final DatabaseLogin admin = Databases.mariaDb().admin();

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
    }

    @Test
    void a_platform_store_killed_as_source_loses_nothing() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            for (int person = 0; person < 30; person++) {
                bureau.opens(person, "before");
            }
            Databases.mariaDb().kill();
            link.awaits(LinkState.RESTARTING);
            Databases.mariaDb().start();
            for (int person = 30; person < 60; person++) {
                bureau.opens(person, "after");
            }

            link.awaitsRows("determination", 60);

            assertThat(link.counters().hashMismatches().sum()).isZero();
        }
    }

    @Test
    void a_platform_store_frozen_as_source_is_noticed_and_loses_nothing() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opens(1, "before");
            link.awaitsRows("determination", 1);
            Databases.mariaDb().part().freeze();
            try {
                link.awaits(LinkState.RESTARTING);
            } finally {
                Databases.mariaDb().part().thaw();
            }

            bureau.opens(2, "after");

            link.awaitsRows("determination", 2);
        }
    }

    @Test
    void a_platform_store_killed_as_target_loses_nothing() {
        try (StagedLink link = StagedLink.toPlatform().running()) {
            for (int person = 0; person < 60; person++) {
                Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", person, 1));
                if (person == 20) {
                    Databases.mariaDb().kill();
                }
            }
            link.awaits(LinkState.RESTARTING);
            Databases.mariaDb().start();

            link.awaitsRows("registration", 60);

            assertThat(Databases.ask(link.target(), "SELECT COUNT(DISTINCT row_hash) FROM registration"))
                    .isEqualTo("60");
        }
    }

    @Test
    void a_binlog_purged_under_a_link_is_said() {
        try (StagedLink link = stoppedAfterOneRow()) {
            bureau.opens(2, "unread");
            purge();
            bureau.opens(3, "after");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("the binlog was purged", "rows may be missing");
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM determination"))
                    .isEqualTo("1");
        }
    }

    /** With the link's own domain left out of the request by {@code gtid.source.excludes} the server refuses here. */
    @Test
    void a_binlog_purged_below_a_link_does_not_hurt_it() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opens(1, "read");
            for (int i = 0; i < 20; i++) {
                Databases.run(
                        admin,
                        "SET SESSION gtid_domain_id = 71",
                        "INSERT INTO campaign_text VALUES ('" + i + "', 'zh', 't', 's', 1, 1, 'x')");
            }
            link.awaitsRows("determination", 1).awaitsMark();
            link.stopped();
            purge();

            link.started().awaits(LinkState.RUNNING);
            bureau.opens(2, "after");

            link.awaitsRows("determination", 2);
        }
    }

    @Test
    void another_incarnation_of_the_platform_store_is_refused() {
        String real = Databases.ask(admin, "SELECT incarnation FROM store_incarnation");
        try (StagedLink link = stoppedAfterOneRow()) {
            Databases.run(admin, "UPDATE store_incarnation SET incarnation = 'maria-of-yesterday'");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("another database", "maria-of-yesterday");
        } finally {
            Databases.run(admin, "UPDATE store_incarnation SET incarnation = '" + real + "'");
        }
    }

    @Test
    void a_platform_store_put_back_to_an_earlier_day_is_refused() {
        try (StagedLink link = stoppedAfterOneRow()) {
            Databases.run(
                    link.target(),
                    "UPDATE link_position SET offset_json = regexp_replace(offset_json, '1-1-\\d+', '1-1-999999')");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason()).contains("another database", "restored");
        }
    }

    private StagedLink stoppedAfterOneRow() {
        StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running();
        bureau.opens(1, "read");
        return link.awaitsRows("determination", 1).stopped();
    }

    /** A server purges nothing that somebody still reads, and says so by a warning alone. */
    private void purge() {
        Databases.run(admin, "FLUSH BINARY LOGS");
        String present = Databases.ask(admin, "SHOW BINLOG STATUS");
        Await.that("binlogs before " + present + " are purged", Duration.ofSeconds(60))
                .until(() -> {
                    Databases.run(admin, "PURGE BINARY LOGS TO '" + present + "'");
                    return Databases.ask(admin, "SHOW BINARY LOGS").equals(present);
                });
    }
}
