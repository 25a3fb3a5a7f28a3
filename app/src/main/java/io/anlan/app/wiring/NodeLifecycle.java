package io.anlan.app.wiring;

import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.SiteState;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.kernel.HybridClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Brings the node up and takes it down in order. */
@Singleton
public final class NodeLifecycle {
    private static final long SWEEP_MILLIS = 20;

    private final CrossSiteJournal journal;
    private final AcceptanceWriter writer;
    private final HybridClock clock;
    private final Vertx vertx;

    NodeLifecycle(CrossSiteJournal journal, AcceptanceWriter writer, HybridClock clock, Vertx vertx) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
        this.vertx = vertx;
    }

    void up(@Observes StartupEvent event) {
        vertx.setPeriodic(SWEEP_MILLIS, timer -> writer.sweep());
        JournalParts.start(journal, clock, vertx);
        journal.become(SiteState.SERVING);
    }

    void down(@Observes ShutdownEvent event) {
        journal.stop();
    }
}
