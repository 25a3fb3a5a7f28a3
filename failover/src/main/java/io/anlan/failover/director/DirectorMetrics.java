package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.PlanProgress;
import io.anlan.failover.decide.SiteState;
import io.anlan.failover.view.View;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;

/** What a director tells a scrape. Figures about what is agreed on are as this place knows it. */
final class DirectorMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Ticker ticker;
    private final Counter unknownCallers;

    DirectorMetrics(AgreedLog log, Watch watch, Ticker ticker) {
        this.ticker = ticker;
        this.unknownCallers = Counter.builder("anlan_director_unknown_callers")
                .description("Questions whose secret is nobody's; none of them changed anything")
                .register(registry);
        vote(log);
        Gauge.builder("anlan_director_plan_step_seconds", log, this::stepSeconds)
                .description("How long the running plan has been at its present step; 0 while none runs")
                .register(registry);
        for (SiteId site : SiteId.values()) {
            site(site, log, watch);
        }
    }

    private void vote(AgreedLog log) {
        Gauge.builder(
                        "anlan_director_leader_known",
                        log,
                        now -> flag(!now.leadership().place().isEmpty()))
                .description("1 while this place knows who leads, so a majority is there")
                .register(registry);
        Gauge.builder("anlan_director_leads", log, now -> flag(now.leadership().here()))
                .description("1 while this place leads")
                .register(registry);
        Gauge.builder("anlan_director_votes", log, now -> flag(now.votes()))
                .description("1 while this place is one of those whose majority decides")
                .register(registry);
        Gauge.builder("anlan_director_term", log, now -> now.leadership().term())
                .description("Number of the election; grows with each")
                .register(registry);
    }

    private void site(SiteId site, AgreedLog log, Watch watch) {
        Gauge.builder(
                        "anlan_director_site_serving",
                        log,
                        now -> flag(now.state().plans().states().get(site) == SiteState.SERVING))
                .description("1 while it is agreed that the site serves")
                .tag("site", site.id())
                .register(registry);
        Gauge.builder(
                        "anlan_director_site_heard",
                        watch,
                        now -> flag(now.view().of(site).isPresent()))
                .description("1 while the site's director is heard from here")
                .tag("site", site.id())
                .register(registry);
        Gauge.builder("anlan_director_nodes_serving", watch, now -> nodes(now.view(), site))
                .description("Nodes of the site that say they serve; 0 if its director is not heard")
                .tag("site", site.id())
                .register(registry);
        Gauge.builder(
                        "anlan_director_leases",
                        log,
                        now -> now.leases().leases().stream()
                                .filter(lease -> lease.holder() == site)
                                .count())
                .description("Exclusive rights the site holds")
                .tag("site", site.id())
                .register(registry);
    }

    void unknownCaller() {
        unknownCallers.increment();
    }

    String scrape() {
        return registry.scrape();
    }

    private double stepSeconds(AgreedLog log) {
        return log.state()
                .plans()
                .running()
                .map(PlanProgress::sinceMillis)
                .map(since -> TimeUnit.MILLISECONDS.toSeconds(Math.max(0, ticker.wallMillis() - since)))
                .orElse(0L);
    }

    private static int nodes(View view, SiteId site) {
        return view.of(site).map(report -> report.nodesServing()).orElse(0);
    }

    private static int flag(boolean so) {
        return so ? 1 : 0;
    }
}
