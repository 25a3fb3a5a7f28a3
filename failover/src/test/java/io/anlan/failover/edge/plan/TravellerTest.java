package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TravellerTest {

    /** FNV-1a 64 of "a" is af63dc4c8601ec8c and of "foobar" 85944171f73967e8 (Noll's published vectors): both even. */
    @Test
    void the_home_site_is_bit_0_of_the_tags_fnv_hash() {
        assertThat(Traveller.ofTag("a").home()).isEqualTo(SiteId.SITE_A);
        assertThat(Traveller.ofTag("foobar").home()).isEqualTo(SiteId.SITE_A);
        // "b" is af63df4c8601f1a5.
        assertThat(Traveller.ofTag("b").home()).isEqualTo(SiteId.SITE_B);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer A1.b.sealed",
        "bearer A1.b.other-sealed",
        "'Bearer  A1.b.sealed'",
        "Bearer A1.b.",
    })
    void only_the_route_tag_of_a_token_decides(String authorization) {
        assertThat(Traveller.of(authorization, 7)).isEqualTo(Traveller.ofTag("b"));
    }

    @Test
    void an_operator_has_a_home_too() {
        assertThat(Traveller.of("Bearer operator-secret", 0)).isEqualTo(Traveller.of("Bearer operator-secret", 1));
    }

    @ParameterizedTest
    @CsvSource({", 0, SITE_A", ", 1, SITE_B", ", 2, SITE_A", "Basic x, 3, SITE_B"})
    void who_has_no_token_is_sent_to_the_sites_in_turn(String authorization, long turn, SiteId site) {
        assertThat(Traveller.of(authorization, turn).home()).isEqualTo(site);
    }

    @Test
    void places_are_spread_over_the_whole_range() {
        int low = 0;
        int siteA = 0;
        for (int i = 0; i < 10_000; i++) {
            Traveller person = Traveller.ofTag("tag-" + i);
            assertThat(person.place()).isBetween(0.0, 1.0);
            low += person.place() < 0.1 ? 1 : 0;
            siteA += person.home() == SiteId.SITE_A ? 1 : 0;
        }

        assertThat(low).isBetween(800, 1_200);
        assertThat(siteA).isBetween(4_500, 5_500);
    }
}
