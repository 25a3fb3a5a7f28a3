package io.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SiteIdTest {
    @Test
    void each_site_is_the_peer_of_the_other() {
        assertThat(SiteId.SITE_A.peer()).isEqualTo(SiteId.SITE_B);
        assertThat(SiteId.SITE_B.peer()).isEqualTo(SiteId.SITE_A);
    }

    @Test
    void a_site_is_found_by_its_name_and_by_its_number() {
        for (SiteId site : SiteId.values()) {
            assertThat(SiteId.of(site.id())).isEqualTo(site);
            assertThat(SiteId.of(site.number())).isEqualTo(site);
        }
    }

    @Test
    void no_two_databases_share_a_writer_number() {
        assertThat(Arrays.stream(SiteId.values())
                        .flatMapToInt(
                                site -> java.util.stream.IntStream.of(site.registrationWriter(), site.platformWriter()))
                        .boxed())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void an_unknown_site_is_named_in_the_refusal() {
        assertThatThrownBy(() -> SiteId.of("site-c")).hasMessageContaining("site-c");
        assertThatThrownBy(() -> SiteId.of(3)).hasMessageContaining("3");
    }
}
