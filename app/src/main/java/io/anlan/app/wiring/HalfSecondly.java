package io.anlan.app.wiring;

import io.anlan.app.campaign.CampaignKeeper;
import io.anlan.kernel.HybridClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What the node does each half second: care for campaigns, and keep the clock's reservation ahead of it. */
@Singleton
public final class HalfSecondly {

    private static final Logger LOG = Logger.getLogger(HalfSecondly.class);
    private static final long PERIOD_MILLIS = 500;

    private final Vertx vertx;
    private final CampaignKeeper keeper;
    private final HybridClock clock;
    private final AtomicBoolean keeping = new AtomicBoolean();
    private volatile long timer;

    HalfSecondly(Vertx vertx, CampaignKeeper keeper, HybridClock clock) {
        this.vertx = vertx;
        this.keeper = keeper;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        var root = vertx.getOrCreateContext();
        keep(root);
        timer = vertx.setPeriodic(PERIOD_MILLIS, tick -> {
            keep(root);
            // The reservation is forced to the disk, which no event loop may wait for.
            var unused = vertx.executeBlocking(() -> {
                clock.reserveAhead();
                return null;
            });
        });
    }

    void end(@Observes ShutdownEvent stopping) {
        var unused = vertx.cancelTimer(timer);
    }

    private void keep(Context root) {
        if (!keeping.compareAndSet(false, true)) {
            return;
        }
        // Hibernate Reactive keeps its session in the context and wants one that nobody shares.
        var own = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(go -> {
            var unused = keeper.keep().onComplete(ended -> {
                keeping.set(false);
                if (ended.failed()) {
                    LOG.warnf("campaigns not kept: %s", ended.cause().getClass().getSimpleName());
                }
            });
        });
    }
}
