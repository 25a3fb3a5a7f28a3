package io.anlan.failover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as a node reads them, and others that only look like it. */
class InnerPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/health/site?full",
                "/q",
                "//q/metrics",
                "/./q/metrics",
                "/x/../q/metrics",
                "/x%2Fy/../q/metrics",
                "/%71/metrics",
                "/x/%2e%2E/q/metrics"
            })
    void what_nodes_tell_their_own_site_is_known_however_it_is_written(String address) {
        assertThat(InnerPages.has(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/quota", "/c/q/x", "/campaigns/c?next=/q/", "/campaigns/%71", "/q%2Fmetrics", "/%zz"})
    void what_only_looks_like_it_is_passed(String address) {
        assertThat(InnerPages.has(address)).isFalse();
    }
}
