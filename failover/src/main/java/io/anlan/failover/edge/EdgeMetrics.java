package io.anlan.failover.edge;

import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.failover.edge.plan.NodeHealth;
import io.anlan.failover.edge.plan.TryState;
import io.anlan.kernel.SiteId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the edge counts. Meters are made once and found by ordinal: each request pays for them. */
final class EdgeMetrics {

    private static final Duration[] BUCKETS = IntStream.of(2, 5, 10, 25, 50, 100, 250, 500, 800, 1000, 1600, 3000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer[] requests;
    private final Counter[][] tries;
    private final Counter[] secondTries;
    private final Counter denied;

    EdgeMetrics(HealthBoard board, EdgeLoad load) {
        requests = Arrays.stream(Ending.values()).map(this::requestTimer).toArray(Timer[]::new);
        tries = Arrays.stream(SiteId.values()).map(this::tryCounters).toArray(Counter[][]::new);
        secondTries =
                Arrays.stream(SecondTry.values()).map(this::secondTryCounter).toArray(Counter[]::new);
        denied = Counter.builder("anlan_edge_second_tries_denied")
                .description("Second tries not made because the retry budget was used up")
                .register(registry);
        for (SiteId site : SiteId.values()) {
            gauges(site, board, load);
        }
        for (NodeHealth health : board.view().nodes()) {
            NodeAddress node = health.node();
            for (boolean ready : new boolean[] {true, false}) {
                checks(node, ready).increment(0);
            }
            Gauge.builder("anlan_edge_node_up", () -> board.view().of(node).isUp() ? 1 : 0)
                    .description("1 while the node takes requests")
                    .tags("site", node.site().id(), "node", node.name())
                    .register(registry);
        }
        Gauge.builder("anlan_edge_second_tries_left", load, now -> now.budget().left())
                .description("Second tries the retry budget still allows")
                .register(registry);
        Gauge.builder("anlan_edge_in_flight", load, EdgeLoad::inFlight)
                .description("Requests between header and answer")
                .register(registry);
        Gauge.builder("anlan_edge_streams", load, EdgeLoad::streams)
                .description("Streams of events that pass")
                .register(registry);
        Gauge.builder("anlan_edge_connections", load, EdgeLoad::connections)
                .description("Citizens' connections")
                .register(registry);
    }

    void ended(Ending ending, long tookNanos) {
        requests[ending.ordinal()].record(tookNanos, TimeUnit.NANOSECONDS);
    }

    void tried(SiteId site, TryState state) {
        tries[site.ordinal()][state.ordinal()].increment();
    }

    void secondTryDenied() {
        denied.increment();
    }

    void secondTry(SecondTry reason) {
        secondTries[reason.ordinal()].increment();
    }

    /** A node was asked whether it is ready; five times a second, so the meter may be looked up. */
    void checked(NodeAddress node, boolean ready) {
        checks(node, ready).increment();
    }

    private Counter checks(NodeAddress node, boolean ready) {
        return Counter.builder("anlan_edge_checks")
                .description("Checks by what came of them")
                .tags("site", node.site().id(), "node", node.name(), "ready", String.valueOf(ready))
                .register(registry);
    }

    private void gauges(SiteId site, HealthBoard board, EdgeLoad load) {
        Gauge.builder("anlan_edge_site_up", () -> board.view().isUp(site) ? 1 : 0)
                .description("1 while a node of the site takes requests")
                .tag("site", site.id())
                .register(registry);
        Gauge.builder("anlan_edge_site_weight", () -> board.view().weights().of(site))
                .description("Share of its persons the site is to take, of a hundred; 0 drains it")
                .tag("site", site.id())
                .register(registry);
        Gauge.builder("anlan_edge_site_in_flight", () -> load.tries(site))
                .description("Tries at the site that have no end yet")
                .tag("site", site.id())
                .register(registry);
    }

    long count(Ending ending) {
        return requests[ending.ordinal()].count();
    }

    long count(SecondTry reason) {
        return (long) secondTries[reason.ordinal()].count();
    }

    String scrape() {
        return registry.scrape();
    }

    private Timer requestTimer(Ending ending) {
        return Timer.builder("anlan_edge_request")
                .description("Time from a request's headers to its answer")
                .tag("ending", ending.word())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter[] tryCounters(SiteId site) {
        return Arrays.stream(TryState.values())
                .map(state -> Counter.builder("anlan_edge_tries")
                        .description("Tries by site and by what came of them; open: no longer waited for")
                        .tags("site", site.id(), "state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry))
                .toArray(Counter[]::new);
    }

    private Counter secondTryCounter(SecondTry reason) {
        return Counter.builder("anlan_edge_second_tries")
                .description("Second tries by what made them start")
                .tag("reason", reason.word())
                .register(registry);
    }
}
