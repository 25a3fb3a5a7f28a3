package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkCreationTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
    }

    @Test
    void a_link_that_was_not_created_says_how_to_create_it() {
        try (StagedLink link = StagedLink.aToB().started()) {
            link.awaits("it has looked", () -> link.supervisor().seen().reason().contains("/create"));

            assertThat(link.supervisor().seen().state()).isEqualTo(LinkState.NOT_CREATED);
        }
    }

    @Test
    void a_source_that_holds_rows_is_refused_and_left_without_a_slot() {
        try (StagedLink link = StagedLink.aToB()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));

            String answer = link.create().fold(done -> done, refused -> refused.type() + refused.detail(), doubt -> "");

            assertThat(answer).contains("source-holds-rows", "registration", "reseed");
            assertThat(Databases.ask(link.source(), "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            assertThat(Databases.ask(link.target(), "SELECT count(*) FROM link_position"))
                    .isEqualTo("0");
            link.started();
        }
    }

    @Test
    void creating_twice_changes_nothing() {
        try (StagedLink link = StagedLink.aToB().running()) {
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));
            link.awaitsRows("registration", 1);

            String answer = link.create().fold(done -> done, refused -> refused.detail(), doubt -> "");

            assertThat(answer).contains("already");
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 2, 1));
            link.awaitsRows("registration", 2);
        }
    }

    /** Each of two would take the other's slot for one left over; the position that stays would name one that is gone. */
    @Test
    void what_another_replicator_is_just_making_is_left_alone() throws SQLException {
        try (StagedLink link = StagedLink.aToB();
                TargetSession other = TargetSession.open(
                        new PostgresTarget(Databases.address(link.target())), "site-a-to-site-b", "other")) {
            boolean locked = other.transaction(at -> other.database().lock(at, other.link()));
            assertThat(locked).isTrue();
            Databases.run(link.source(), "SELECT pg_create_logical_replication_slot('to_site_b', 'pgoutput')");
            String slot = "SELECT slot_name || confirmed_flush_lsn FROM pg_replication_slots";
            String before = Databases.ask(link.source(), slot);

            String answer = link.create().fold(done -> done, refused -> refused.detail(), doubt -> doubt.detail());

            assertThat(answer).contains("another replicator is making the link");
            assertThat(Databases.ask(link.source(), slot)).isEqualTo(before);
        }
    }

    @Test
    void a_slot_left_by_a_creation_cut_short_is_replaced() {
        try (StagedLink link = StagedLink.aToB()) {
            Databases.run(link.source(), "SELECT pg_create_logical_replication_slot('to_site_b', 'pgoutput')");

            link.running();
            Rows.write(link.source(), Rows.REGISTRATION, Rows.registration("c1", 1, 1));

            link.awaitsRows("registration", 1);
        }
    }
}
