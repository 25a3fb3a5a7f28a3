package io.anlan.replication.wiring;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.http.LinkBoard;
import io.anlan.replication.http.OperatorTokens;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.link.LinkTimes;
import io.anlan.replication.retention.RetentionSweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The replicator of one site: the links whose target is here. */
@ApplicationScoped
public class Replicator {
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4, ClockThreads::thread);
    private final ReplicatorConfig config;
    private final LinkEnvironment environment;
    private final List<LinkSupervisor> links;
    private final Map<String, RetentionSweep> sweeps;

    @Inject
    public Replicator(ReplicatorConfig config) {
        this.config = config;
        SiteId site = SiteId.of(config.site().id());
        // A new name per process: after kill -9 the old one's session is gone, and with it its hold.
        String holder =
                "replicator-" + site.id() + "-" + UUID.randomUUID().toString().substring(0, 8);
        this.environment = new LinkEnvironment(holder, SystemTime.INSTANCE, clock, times(config.link()));
        SiteLinks all = new SiteLinks(site, config, environment);
        this.links = all.all();
        this.sweeps = all.sweeps();
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        links.forEach(link -> LinkMetrics.bind(link, registry));
        links.forEach(LinkSupervisor::start);
        Retention retention = new Retention(sweeps, environment.ticker(), registry);
        long everyMillis = config.retention().every().toMillis();
        var unused = clock.scheduleWithFixedDelay(retention::run, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        links.stream().parallel().forEach(LinkSupervisor::stop);
        clock.shutdownNow();
    }

    @Produces
    @ApplicationScoped
    LinkBoard board() {
        return new LinkBoard(links, environment);
    }

    @Produces
    @ApplicationScoped
    OperatorTokens tokens() {
        OperatorTokens tokens = new OperatorTokens(config.keyring(), environment.ticker());
        var unused = clock.scheduleWithFixedDelay(tokens::reload, 10, 10, TimeUnit.SECONDS);
        return tokens;
    }

    private static LinkTimes times(ReplicatorConfig.Links links) {
        return new LinkTimes(
                links.tick(),
                links.silenceMax(),
                links.restartMax(),
                LinkTimes.STANDARD.wellAfter(),
                links.refusedRetry(),
                links.parkedRetry(),
                links.sourceSilenceMax());
    }
}
