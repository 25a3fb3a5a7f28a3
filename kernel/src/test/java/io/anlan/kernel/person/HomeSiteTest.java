package io.anlan.kernel.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HomeSiteTest {
    /** Published by the authors of FNV (isthe.com/chongo). */
    @Test
    void the_hash_is_fnv_1a_with_64_bits() {
        assertThat(HomeSite.hash("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(HomeSite.hash("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(HomeSite.hash("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void bit_0_decides() {
        assertThat(HomeSite.of("a")).isEqualTo(SiteId.SITE_A);
        assertThat(HomeSite.of("b")).isEqualTo(SiteId.SITE_B);
    }

    @Test
    void a_session_token_shows_its_tag_and_another_stands_for_itself() {
        assertThat(HomeSite.tagOf("A1.person12.sealed")).isEqualTo("person12");
        assertThat(HomeSite.tagOf("A1.unfinished")).isEqualTo("A1.unfinished");
        assertThat(HomeSite.tagOf("operator")).isEqualTo("operator");
    }

    @Test
    void half_of_all_persons_are_at_home_at_each_site() {
        long atA = IntStream.range(0, 10_000)
                .filter(i -> HomeSite.of("person" + i) == SiteId.SITE_A)
                .count();

        assertThat(atA).isBetween(4_500L, 5_500L);
    }
}
