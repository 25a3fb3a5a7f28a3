package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.GuardedStatement;
import io.anlan.kernel.merge.Placeholders;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schemas that change while links run, at one site first: expand, then contract. */
class SchemaChangeTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
    }

    @Test
    void a_target_that_is_not_as_mapped_is_refused_by_a_report_and_goes_on_once_mended() {
        DatabaseLogin owner = Databases.postgresB().owner();
        try (StagedLink link = StagedLink.aToB().running().stopped()) {
            Databases.run(owner, "CREATE UNIQUE INDEX planted ON registration (idempotency_key)");
            Databases.run(owner, "ALTER TABLE campaign_text ALTER COLUMN title TYPE varchar(10) COLLATE \"C\"");
            Databases.run(owner, "ALTER TABLE campaign_event ALTER COLUMN site TYPE integer");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason())
                    .contains("target: column campaign_event.site is integer, mapped as SMALLINT")
                    .contains("target: table registration has a second unique key over idempotency_key")
                    .doesNotContain("source:")
                    .doesNotContain("title");
            mend(owner);
            link.awaits(LinkState.RUNNING);
        } finally {
            mend(owner);
        }
    }

    @Test
    void a_platform_store_that_is_not_as_mapped_is_refused_as_source() {
        DatabaseLogin platform = Databases.mariaDb().replicator();
        try (StagedLink link =
                StagedLink.toRegistration(SiteId.SITE_A).running().stopped()) {
            Databases.run(platform, "ALTER TABLE determination MODIFY decided_by varchar(64) NULL");

            link.started().awaits(LinkState.REFUSED);

            assertThat(link.supervisor().seen().reason())
                    .contains("source: column determination.decided_by takes NULL, mapped as one that does not");
        } finally {
            Databases.run(platform, "ALTER TABLE determination MODIFY decided_by varchar(64) NOT NULL");
        }
    }

    @Test
    void a_column_added_and_dropped_at_a_platform_store_stops_nothing() {
        DatabaseLogin platform = Databases.mariaDb().replicator();
        Bureau bureau = Bureau.at(SiteId.SITE_A);
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opens(1, "before");
            Databases.run(platform, "ALTER TABLE determination ADD COLUMN mood varchar(9) DEFAULT 'good' AFTER colour");
            bureau.opens(2, "after");
            link.awaitsRows("determination", 2);
            assertThat(link.counters().unknownColumns().sum()).isEqualTo(1);

            // What it was told of the table while it ran it must know when it comes back.
            link.stopped();
            bureau.opens(3, "while it was away");
            Databases.run(platform, "ALTER TABLE determination DROP COLUMN mood");
            bureau.opens(4, "without");
            link.started().awaitsRows("determination", 4);

            assertThat(link.counters().parked().get()).isZero();
            assertThat(link.counters().hashMismatches().sum()).isZero();
        } finally {
            Databases.run(platform, "ALTER TABLE determination DROP COLUMN IF EXISTS mood");
        }
    }

    @Test
    void a_column_added_at_the_target_first_stops_nothing() {
        DatabaseLogin owner = Databases.postgresB().owner();
        Databases.run(owner, "ALTER TABLE registration ADD COLUMN mood text");
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));

            link.awaitsRows("registration", 1);
        } finally {
            Databases.run(owner, "ALTER TABLE registration DROP COLUMN mood");
        }
    }

    @Test
    void an_overwrite_by_the_guard_sends_large_values_that_did_not_change() throws SQLException {
        String large = IntStream.range(0, 3_000)
                .mapToObj(i -> Character.toString(0x4e00 + (i * 7_919) % 20_000))
                .reduce("", String::concat);
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.CAMPAIGN_TEXT, Rows.text("c1", "old", large, 10, 1));
            link.awaitsRows("campaign_text", 1);

            overwrite(link.source(), Rows.text("c1", "new", large, 10, 1));

            link.awaitsAnswer("SELECT title || length(summary) FROM campaign_text", "new3000");
            assertThat(link.counters().parked().get()).isZero();
            SitePair.assertSameBytes("campaign_text");
        }
    }

    private static void overwrite(DatabaseLogin login, @Nullable Object[] row) throws SQLException {
        String sql = GuardedStatement.overwrite(Rows.CAMPAIGN_TEXT, Placeholders.QUESTION);
        try (Connection connection = login.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
            }
            assertThat(statement.execute()).isTrue();
        }
    }

    private static void mend(DatabaseLogin owner) {
        Databases.run(owner, "DROP INDEX IF EXISTS planted");
        Databases.run(owner, "ALTER TABLE campaign_text ALTER COLUMN title TYPE text");
        Databases.run(owner, "ALTER TABLE campaign_event ALTER COLUMN site TYPE smallint");
    }
}
