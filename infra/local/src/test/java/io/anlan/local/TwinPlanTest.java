package io.anlan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.local.wan.WanPlace;
import io.anlan.local.wan.WanRoute;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TwinPlanTest {
    @Test
    void ports_follow_from_the_base_and_do_not_meet() {
        var plan = new TwinPlan(21_000, 9);
        var ports = new HashSet<Integer>();
        for (var node : plan.nodes()) {
            assertThat(ports.add(plan.nodePort(node))).isTrue();
            assertThat(ports.add(plan.nodeTlsPort(node))).isTrue();
            assertThat(ports.add(plan.localClusterPort(node))).isTrue();
            assertThat(ports.add(plan.localFailurePort(node))).isTrue();
            assertThat(ports.add(plan.bridgePort(node))).isTrue();
            assertThat(ports.add(plan.bridgeFailurePort(node))).isTrue();
        }
        assertThat(ports.add(plan.replicatorPort())).isTrue();
        assertThat(ports.add(plan.directors().port())).isTrue();
        assertThat(ports.add(plan.directors().votePort())).isTrue();
        assertThat(ports.add(plan.postgresPort())).isTrue();
        assertThat(ports.add(plan.mariadbPort())).isTrue();
        assertThat(ports.add(plan.kafkaPort())).isTrue();
        assertThat(ports.add(plan.kafkaPort() + 1)).isTrue();
        assertThat(plan.node(SiteId.SITE_B, 2)).hasToString("http://127.0.2.1:21082");
    }

    @Test
    void every_address_another_site_uses_lies_behind_the_wan_proxy() {
        var plan = new TwinPlan(21_000, 2);

        assertThat(plan.bridgeHosts()).isEqualTo("127.0.3.1[21141],127.0.3.1[21142],127.0.3.2[21141],127.0.3.2[21142]");
        assertThat(plan.routes())
                .filteredOn(route -> route.caller() == null)
                .hasSize(14)
                .allSatisfy(route -> {
                    var site = SiteId.of(route.target().id());
                    assertThat(route.listenHost()).isEqualTo("127.0.3." + site.number());
                    assertThat(route.targetHost()).isEqualTo(plan.address(site));
                });
    }

    @Test
    void told_to_edges_reach_nodes_by_tls_and_nobody_reaches_them_otherwise_across_the_wan() {
        var plan = new TwinPlan(21_000, 1, true);
        var plain = new TwinPlan(21_000, 1);

        assertThat(plan.nodeSeenFrom(SiteId.SITE_A, SiteId.SITE_A, 1)).hasToString("https://127.0.1.1:21061");
        assertThat(plan.nodeSeenFrom(SiteId.SITE_A, SiteId.SITE_B, 1)).hasToString("https://127.0.3.2:21061");
        assertThat(plan.routes()).noneMatch(route -> route.port() == plan.nodePort(1));
        assertThat(plain.nodeSeenFrom(SiteId.SITE_A, SiteId.SITE_B, 1)).hasToString("http://127.0.3.2:21081");
        assertThat(plain.routes()).noneMatch(route -> route.port() == plain.nodeTlsPort(1));
    }

    @Test
    void each_director_has_its_own_entrance_of_the_wan_proxy_to_each_other_one() {
        var plan = new TwinPlan(21_000, 1);
        var own = plan.routes().stream().filter(route -> route.caller() != null).toList();

        // Three callers, two others each, a port for votes and one for questions.
        assertThat(own).hasSize(12).extracting(WanRoute::listenHost).doesNotContain("127.0.3.1", "127.0.3.2");
        assertThat(own.stream().map(route -> route.listenHost() + route.port())).doesNotHaveDuplicates();
        assertThat(plan.directors().hosts(WanPlace.SITE_B))
                .isEqualTo("127.0.3.121 director.site-a\n127.0.2.1 director.site-b\n127.0.3.123 director.witness\n");
        assertThat(plan.directors().peers(WanPlace.WITNESS))
                .isEqualTo("site-a=http://127.0.3.131:21095,site-b=http://127.0.3.132:21095");
    }

    @Test
    void a_plan_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new TwinPlan(21_000, 10)).hasMessageContaining("1 to 9 nodes");
        assertThatThrownBy(() -> new TwinPlan(80, 1)).hasMessageContaining("port base");
    }
}
