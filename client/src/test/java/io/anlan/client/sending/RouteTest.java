package io.anlan.client.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Target A1 = new Target("a", 1, false);
    private static final Target A2 = new Target("a", 2, false);
    private static final Target B1 = new Target("b", 1, false);

    /** Bit 0 of FNV-1a of "a" is 0, of "b" is 1. */
    private static final String AT_HOME_IN_A = "A1.a.sealed";

    private static final String AT_HOME_IN_B = "A1.b.sealed";

    @Test
    void the_first_send_goes_home_and_the_next_to_the_other_site() {
        Route route = Route.byNodes(Map.of(SiteId.SITE_B, List.of(B1), SiteId.SITE_A, List.of(A1)));

        assertThat(route.target(AT_HOME_IN_A, 7, 0)).isEqualTo(A1);
        assertThat(route.target(AT_HOME_IN_A, 7, 1)).isEqualTo(B1);
        assertThat(route.target(AT_HOME_IN_A, 7, 2)).isEqualTo(A1);
        assertThat(route.target(AT_HOME_IN_B, 7, 0)).isEqualTo(B1);
        assertThat(route.hedges()).isTrue();
    }

    @Test
    void nodes_of_a_site_take_turns() {
        Route route = Route.byNodes(Map.of(SiteId.SITE_A, List.of(A1, A2), SiteId.SITE_B, List.of(B1)));

        assertThat(route.target(AT_HOME_IN_A, 0, 0)).isEqualTo(A1);
        assertThat(route.target(AT_HOME_IN_A, 1, 0)).isEqualTo(A2);
    }

    @Test
    void who_has_no_token_takes_the_edges_in_turn() {
        Route route = Route.byEdges(List.of(A1, B1));

        assertThat(route.target(null, 0, 0)).isEqualTo(A1);
        assertThat(route.target(null, 0, 1)).isEqualTo(B1);
        assertThat(route.target(null, 1, 0)).isEqualTo(B1);
        assertThat(route.hedges()).isFalse();
    }

    @Test
    void one_edge_is_asked_again() {
        Route route = Route.byEdges(List.of(A1));

        assertThat(route.target(AT_HOME_IN_B, 3, 0)).isEqualTo(A1);
        assertThat(route.target(AT_HOME_IN_B, 3, 1)).isEqualTo(A1);
    }

    @Test
    void addresses_are_read_or_refused() {
        assertThat(Target.of(URI.create("http://h:8"))).isEqualTo(new Target("h", 8, false));
        assertThat(Target.of(URI.create("https://h"))).isEqualTo(new Target("h", 443, true));
        assertThatThrownBy(() -> Target.of(URI.create("ftp://h"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Route.byEdges(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Route.byNodes(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
