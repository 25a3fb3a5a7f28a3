package io.anlan.app.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.identity.Role;
import io.anlan.app.registration.Known;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reading says, above all when it comes from memory. */
class ReadingRoutesTest {

    private final ReadingRig rig = new ReadingRig();
    private final Acceptance annas = rig.acceptance("anna");

    @BeforeEach
    void listen() {
        rig.listen();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void what_is_at_both_sites_is_looked_up_once() {
        rig.rows.add(new Known(annas, true));
        var first = rig.read(annas, "anna");

        var second = rig.read(annas, "anna");

        assertThat(second).isEqualTo(first).contains("BOTH_SITES").contains("\"receipt\"");
        assertThat(rig.looks).hasValue(1);
    }

    @Test
    void what_was_at_one_site_is_told_at_both_as_soon_as_it_is() {
        rig.rows.add(new Known(annas, false));
        assertThat(rig.read(annas, "anna")).contains("ONE_SITE");

        rig.rows.set(0, new Known(annas, true));

        assertThat(rig.read(annas, "anna")).contains("BOTH_SITES").doesNotContain("ONE_SITE");
    }

    @Test
    void a_strict_campaign_leaves_doubt_until_both_sites_have_it() {
        rig.strict = true;
        rig.rows.add(new Known(annas, false));

        for (var reader : new String[] {"anna", "berta", ""}) {
            assertThat(rig.read(annas, reader)).startsWith("503").contains("in-doubt");
        }

        rig.rows.set(0, new Known(annas, true));
        assertThat(rig.read(annas, "anna")).startsWith("200").contains("BOTH_SITES");
    }

    @Test
    void of_a_campaign_not_known_here_nothing_is_promised() {
        rig.known = false;
        rig.rows.add(new Known(annas, false));

        assertThat(rig.read(annas, "anna")).startsWith("503").contains("in-doubt");
    }

    @Test
    void nobody_reads_what_was_kept_for_the_owner() {
        rig.rows.add(new Known(annas, true));
        assertThat(rig.read(annas, "anna")).contains("\"channel\"");

        for (var reader : new String[] {"berta", ""}) {
            assertThat(rig.read(annas, reader))
                    .startsWith("200")
                    .contains("\"valid\":true")
                    .doesNotContain("channel")
                    .doesNotContain("receipt");
        }

        assertThat(rig.looks).hasValue(1);
    }

    @Test
    void the_owner_and_staff_read_all_though_a_stranger_came_first() {
        rig.rows.add(new Known(annas, true));
        assertThat(rig.read(annas, "berta")).doesNotContain("receipt");

        rig.login("clerk", Role.STAFF, 60_000);

        assertThat(rig.read(annas, "anna")).contains("\"receipt\"");
        assertThat(rig.read(annas, "clerk")).contains("\"receipt\"");
        assertThat(rig.looks).hasValue(1);
    }

    @Test
    void a_session_that_has_ended_reads_nothing_though_it_read_before() {
        rig.rows.add(new Known(annas, true));
        rig.login("anna", Role.CITIZEN, 1_000);
        assertThat(rig.read(annas, "anna")).startsWith("200");

        rig.pass(1_000);

        assertThat(rig.read(annas, "anna")).startsWith("401").contains("session-expired");
    }

    @Test
    void within_another_campaign_the_number_leads_nowhere() {
        rig.rows.add(new Known(annas, true));
        assertThat(rig.read(annas, "anna")).startsWith("200");

        assertThat(rig.readWithin("autumn", annas, "anna")).startsWith("404");
    }

    @Test
    void an_acceptance_of_the_peer_that_has_just_come_is_looked_up() {
        rig.rows.add(new Known(annas, true));
        assertThat(rig.read(annas, "anna")).contains("site-a");

        rig.inbound.put(annas.registrationNo(), rig.earlierAtPeer("anna"));

        assertThat(rig.read(annas, "anna")).contains("\"site\":\"site-b\"");
    }

    @Test
    void what_this_site_only_remembers_is_in_doubt_while_its_database_is_not_well() {
        rig.inbound.put(annas.registrationNo(), rig.earlierAtPeer("anna"));

        rig.well = false;
        assertThat(rig.read(annas, "anna")).startsWith("503").contains("in-doubt");

        rig.well = true;
        assertThat(rig.read(annas, "anna")).startsWith("200").contains("BOTH_SITES");

        rig.well = false;
        assertThat(rig.read(annas, "anna")).startsWith("503").contains("in-doubt");
    }

    @Test
    void whoever_checks_the_number_reads_what_the_peer_has_just_accepted() {
        rig.inbound.put(annas.registrationNo(), rig.earlierAtPeer("anna"));

        for (var reader : new String[] {"berta", ""}) {
            assertThat(rig.read(annas, reader))
                    .startsWith("200")
                    .contains("\"valid\":true")
                    .contains("BOTH_SITES")
                    .doesNotContain("receipt");
        }
        assertThat(rig.readWithin("autumn", annas, "")).startsWith("404");
    }

    @Test
    void what_becomes_a_row_while_the_database_is_asked_is_not_missed() {
        rig.inbound.put(annas.registrationNo(), rig.earlierAtPeer("anna"));
        rig.meanwhile = rig.inbound::clear;

        assertThat(rig.read(annas, "anna")).startsWith("200").contains("\"site\":\"site-b\"");
    }

    @Test
    void what_came_by_the_link_alone_is_told_within_seconds() {
        rig.rows.add(new Known(annas, true));
        assertThat(rig.read(annas, "anna")).contains("site-a");
        rig.rows.add(new Known(rig.earlierAtPeer("anna"), false));

        rig.pass(5_000);

        assertThat(rig.read(annas, "anna")).contains("\"site\":\"site-b\"");
    }
}
