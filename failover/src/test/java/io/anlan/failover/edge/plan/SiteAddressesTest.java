package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressesTest {

    @Test
    void sites_and_their_nodes_are_read() {
        assertThat(SiteAddresses.parse(
                        "site-a=http://127.0.1.1:21081, http://127.0.1.1:21082 ;site-b=http://127.0.2.1:21081;"))
                .containsExactly(
                        new NodeAddress(SiteId.SITE_A, "127.0.1.1", 21081),
                        new NodeAddress(SiteId.SITE_A, "127.0.1.1", 21082),
                        new NodeAddress(SiteId.SITE_B, "127.0.2.1", 21081));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "site-a", "site-c=http://h:1", "site-a=ftp://h:1", "site-a=http://h", "site-a="})
    void anything_else_is_refused_with_a_sentence(String text) {
        assertThatThrownBy(() -> SiteAddresses.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
