package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FourDatabases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationLinkTest {
    private final Bureau bureau = Bureau.at(SiteId.SITE_A);

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        CleanStage.mariaDb(Databases.mariaDbB().replicator());
    }

    @Test
    void what_a_bureau_writes_reaches_all_four_databases_and_none_twice() {
        try (FourDatabases all = FourDatabases.linked()) {
            bureau.opens(1, "lab 中文 \uD83D\uDE00 it's");
            bureau.ends(1);
            Bureau.at(SiteId.SITE_B).opens(2, "lab b");

            all.awaitsRows("determination", 3);

            all.assertSameHashes("determination");
            all.awaitsMarks();
            assertThat(all.toRegistrationA()
                            .awaitsApplied(2)
                            .counters()
                            .rowsApplied()
                            .sum())
                    .isEqualTo(2);
            assertThat(all.toRegistrationB()
                            .awaitsApplied(1)
                            .counters()
                            .rowsApplied()
                            .sum())
                    .isEqualTo(1);
            // Had a row come back from a platform store to which a link had brought it, it would count here.
            assertThat(all.absorbedByRegistrationStores()).isZero();
        }
    }

    @Test
    void a_plain_insert_is_stamped_by_the_trigger() {
        bureau.opens(1, "x");
        Bureau.at(SiteId.SITE_B).opens(1, "x");

        String hash = CanonicalSql.hashExpression(Rows.CATALOG.table("determination"), Engine.MARIADB, "d");
        assertThat(Databases.ask(bureau.login(), "SELECT writer FROM determination"))
                .isEqualTo("2");
        assertThat(Databases.ask(Databases.mariaDbB().platform(), "SELECT writer FROM determination"))
                .isEqualTo("4");
        assertThat(Databases.ask(
                        bureau.login(),
                        "SELECT d.row_hash = " + hash + " AND ABS((d.version >> 16) - UNIX_TIMESTAMP() * 1000) < 60000"
                                + " FROM determination d"))
                .isEqualTo("1");
    }

    @Test
    void a_stamp_of_the_bureaus_own_is_written_over() {
        Databases.run(
                bureau.login(),
                Bureau.opening(1, "x")
                        .replace("decided_by, at)", "decided_by, at, version, writer, row_hash)")
                        .replace("1700000000000000)", "1700000000000000, 1, 1, 'forged')"));

        assertThat(Databases.ask(bureau.login(), "SELECT writer = 2 AND version > 65536 FROM determination"))
                .isEqualTo("1");
    }

    @Test
    void a_fact_is_neither_changed_nor_taken_back() {
        bureau.opens(1, "x");

        for (String statement : new String[] {
            "UPDATE determination SET colour = 'GREEN'", "DELETE FROM determination", "SET SESSION gtid_domain_id = 71"
        }) {
            assertThatThrownBy(() -> Databases.run(bureau.login(), statement)).hasRootCauseInstanceOf(Exception.class);
        }
        assertThat(Databases.ask(bureau.login(), "SELECT colour FROM determination"))
                .isEqualTo("RED");
    }

    @Test
    void a_text_with_a_nul_is_refused_at_the_door() {
        assertThatThrownBy(() ->
                        Databases.run(bureau.login(), Bureau.opening(1, "x").replace("'x'", "CHAR(0)")))
                .hasStackTraceContaining("holds a NUL");
    }

    @Test
    void a_nul_that_came_past_the_door_is_parked_and_the_link_goes_on() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            Databases.run(Databases.mariaDb().replicator(), "DROP TRIGGER determination_before_insert");
            bureau.opens(1, "x");
            Databases.run(bureau.login(), Bureau.opening(2, "x").replace("'R1'", "CHAR(0)"));
            Databases.doorsOf(SiteId.SITE_A);
            bureau.opens(3, "x");

            // Without a trigger the first has no stamp either.
            link.awaitsRows("determination", 1).awaitsRows("parked_row", 2);

            assertThat(link.supervisor().seen().state()).isEqualTo(LinkState.RUNNING);
        } finally {
            Databases.doorsOf(SiteId.SITE_A);
        }
    }

    @Test
    void hashes_that_end_in_nul_bytes_arrive_whole() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            // A row hash is random: of 6000 about 23 end in a NUL, which a binlog leaves out; that none does is one run
            // in
            // ten thousand million.
            bureau.opensMany(0, 6_000);

            link.awaitsRows("determination", 6_000);

            assertThat(link.counters().hashMismatches().sum()).isZero();
            assertThat(Databases.ask(
                            link.target(), "SELECT count(*) > 0 FROM determination WHERE get_byte(row_hash, 15) = 0"))
                    .isEqualTo("t");
        }
    }

    @Test
    void rows_written_together_arrive_together() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opensMany(0, 3_000);

            link.awaitsRows("determination", 3_000);

            assertThat(Databases.ask(link.target(), "SELECT count(DISTINCT xmin::text) FROM determination"))
                    .describedAs("target transactions")
                    .isEqualTo("1");
        }
    }

    @Test
    void a_platform_store_that_holds_facts_is_refused() {
        bureau.opens(1, "x");
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A)) {
            String answer = link.create().fold(done -> done, refused -> refused.type() + refused.detail(), doubt -> "");

            assertThat(answer).contains("source-holds-rows", "determination", "reseed");
            link.started();
        }
    }

    @Test
    void the_target_holds_position_incarnation_and_definitions_and_a_restart_needs_nothing_else() {
        try (StagedLink link = StagedLink.toRegistration(SiteId.SITE_A).running()) {
            bureau.opens(1, "x");
            link.awaitsRows("determination", 1);
            link.stopped();
            bureau.opens(2, "x");

            link.started().awaitsRows("determination", 2);

            assertThat(link.counters().absorbed(MergeRule.FIRST_WINS).sum()).isZero();
            assertThat(Databases.ask(
                            link.target(),
                            "SELECT source_incarnation LIKE 'maria-%' AND definitions LIKE 'CREATE TABLE%'"
                                    + " AND offset_json LIKE '%gtids%' FROM link_position"))
                    .isEqualTo("t");
        }
    }
}
