package io.anlan.replication.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.database.mariadb.MariaDbAddress;
import io.anlan.replication.link.Link;
import io.anlan.replication.stage.Rows;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DialectTest {
    private static final DatabaseAddress SOURCE =
            new DatabaseAddress("127.0.3.1", 5432, "anlan", "replicator", "secret", "127.0.2.1");

    @Test
    void the_engine_neither_copies_nor_makes_slots_nor_starts_again_by_itself() {
        Properties settings = settings(Link.betweenSites(SiteId.SITE_A, SiteId.SITE_B));

        assertThat(settings)
                .containsEntry("snapshot.mode", "no_data")
                .containsEntry("slot.name", "to_site_b")
                .containsEntry("slot.drop.on.stop", "false")
                .containsEntry("publication.autocreate.mode", "disabled")
                .containsEntry("offset.mismatch.strategy", "trust_offset")
                .containsEntry("errors.max.retries", "0")
                .containsEntry("tombstones.on.delete", "false")
                .containsEntry("database.localSocketAddress", "127.0.2.1");
    }

    @Test
    void only_links_between_sites_leave_out_what_links_brought() {
        assertThat(settings(Link.betweenSites(SiteId.SITE_A, SiteId.SITE_B)))
                .containsEntry("slot.stream.params", "origin=none")
                .containsEntry("poll.interval.ms", "1");
        assertThat(settings(Link.toPlatform(SiteId.SITE_A)))
                .doesNotContainKey("slot.stream.params")
                .containsEntry("poll.interval.ms", "10");
    }

    @Test
    void exactly_the_tables_of_the_mapping_file_are_read() {
        String tables = settings(Link.toPlatform(SiteId.SITE_A)).getProperty("table.include.list");

        assertThat(tables.split(",", -1))
                .hasSameSizeAs(Rows.CATALOG.tables())
                .contains("public.registration", "public.person_vault");
    }

    @Test
    void a_platform_store_is_read_by_a_number_of_its_own_and_no_domain_is_left_out() {
        Link link = Link.toRegistration(SiteId.SITE_B);
        Properties settings =
                new MariaDbDialect(link, new MariaDbAddress(SOURCE, 72), Rows.CATALOG).settings("not sent");

        assertThat(settings)
                .containsEntry("database.server.id", "7102")
                .containsEntry("table.include.list", "anlan.determination")
                .containsEntry("poll.interval.ms", "10")
                .doesNotContainKeys("gtid.source.excludes", "gtid.source.includes");
    }

    private static Properties settings(Link link) {
        return new PostgresDialect(link, SOURCE, Rows.CATALOG).settings("not sent");
    }
}
