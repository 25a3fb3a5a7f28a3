package io.anlan.chaos.bench.failover;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.PartKind;
import io.anlan.local.Twin;
import io.anlan.local.process.ProcessStat;
import java.util.List;
import java.util.Optional;

/** One fault at one site of a twin: does it, undoes it, and says what an edge that lives makes of it. */
final class Strike {
    private final Twin twin;
    private final Fault fault;
    private final SiteId site;
    private List<Long> struck = List.of();

    Strike(Twin twin, Fault fault, SiteId site) {
        this.twin = twin;
        this.fault = fault;
        this.site = site;
    }

    void doIt() {
        switch (fault) {
            case SITE_KILL -> twin.kill(site);
            case SITE_FREEZE -> twin.freeze(site);
            case NODE_KILL -> twin.kill(node());
            case EDGE_KILL -> {
                struck = twin.pids(edge());
                twin.kill(edge());
            }
            case WAN_CUT -> twin.wan().cut();
        }
    }

    void undo() {
        switch (fault) {
            case SITE_KILL -> twin.start(site);
            case SITE_FREEZE -> twin.thaw(site);
            case NODE_KILL -> twin.start(node());
            case EDGE_KILL -> twin.start(edge());
            case WAN_CUT -> twin.wan().heal();
        }
    }

    /** Returns when what was struck does its work again. */
    void awaitBack() {
        switch (fault) {
            case SITE_KILL, SITE_FREEZE -> twin.awaitReady(site);
            case NODE_KILL -> twin.awaitReady(node());
            case EDGE_KILL -> twin.awaitReady(edge());
            case WAN_CUT -> {}
        }
    }

    /** The processes of an edge that was killed are gone; of other faults {@link #seenUp} tells. */
    boolean isGone() {
        return !struck.isEmpty()
                && struck.stream()
                        .noneMatch(pid ->
                                ProcessStat.of(pid).filter(ProcessStat::running).isPresent());
    }

    /** Whether an edge that lives still sends citizens to what was struck; empty when no edge can tell. */
    Optional<Boolean> seenUp() {
        if (fault == Fault.EDGE_KILL) {
            return Optional.empty();
        }
        // In a cut the edges at both sites live; this one loses sight of the other site.
        SiteId seen = fault == Fault.WAN_CUT ? site.peer() : site;
        return twin.edge(seen.peer())
                .state()
                .map(state -> state.path("sites").path(seen.number() - 1))
                .map(struck ->
                        isUp(fault == Fault.NODE_KILL ? struck.path("nodes").path(0) : struck));
    }

    private static boolean isUp(JsonNode what) {
        return what.path("state").asText().equals("UP");
    }

    private String node() {
        return PartKind.NODE.of(site) + 1;
    }

    private String edge() {
        return PartKind.EDGE.of(site);
    }
}
