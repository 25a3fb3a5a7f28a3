package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.Ports;
import io.anlan.local.wan.WanPlace;
import java.util.Set;

/** Looks before a start whether every port is free, so that the first one taken is named and nothing half starts. */
final class PortCheck {
    private final TwinPlan plan;
    private final Set<PartKind> kinds;

    PortCheck(TwinPlan plan, Set<PartKind> kinds) {
        this.plan = plan;
        this.kinds = kinds;
    }

    void allFree() {
        for (var site : SiteId.values()) {
            var address = plan.address(site);
            check(PartKind.POSTGRES, PartKind.POSTGRES.of(site), address, plan.postgresPort());
            check(PartKind.MARIADB, PartKind.MARIADB.of(site), address, plan.mariadbPort());
            check(PartKind.REPLICATOR, PartKind.REPLICATOR.of(site), address, plan.replicatorPort());
            check(PartKind.KAFKA, PartKind.KAFKA.of(site), address, plan.kafkaPort());
            check(PartKind.KAFKA, PartKind.KAFKA.of(site), address, plan.kafkaPort() + 1);
            var edge = PartKind.EDGE.of(site);
            check(PartKind.EDGE, edge, address, plan.edge(site).getPort());
            check(PartKind.EDGE, edge, address, plan.edgeAdmin(site).getPort());
            plan.nodes().forEach(node -> checkNode(site, node));
        }
        for (var place : WanPlace.values()) {
            var address = plan.directors().address(place);
            check(
                    PartKind.DIRECTOR,
                    TwinParts.directorName(place),
                    address,
                    plan.directors().port());
            check(
                    PartKind.DIRECTOR,
                    TwinParts.directorName(place),
                    address,
                    plan.directors().votePort());
        }
        plan.routes().forEach(route -> check(PartKind.WAN, PartKind.WAN.alone(), route.listenHost(), route.port()));
        check(PartKind.WAN, PartKind.WAN.alone(), plan.wanControl().getHost(), plan.wanControlPort());
        check(
                PartKind.SANDBOX,
                PartKind.SANDBOX.alone(),
                plan.sandbox().getHost(),
                plan.sandbox().getPort());
    }

    private void checkNode(SiteId site, int node) {
        var name = PartKind.NODE.of(site) + node;
        var address = plan.address(site);
        check(PartKind.NODE, name, address, plan.node(site, node).getPort());
        check(PartKind.NODE, name, address, plan.nodeTlsPort(node));
        check(PartKind.NODE, name, address, plan.localClusterPort(node));
        check(PartKind.NODE, name, address, plan.localFailurePort(node));
        check(PartKind.NODE, name, address, plan.bridgePort(node));
        check(PartKind.NODE, name, address, plan.bridgeFailurePort(node));
    }

    private void check(PartKind kind, String part, String host, int port) {
        if (kinds.contains(kind)) {
            Ports.mustBeFree(part, host, port);
        }
    }
}
