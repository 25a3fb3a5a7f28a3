package io.anlan.app.wiring;

import io.anlan.app.health.SlotWatch;
import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.SiteState;
import io.anlan.app.quota.ClaimAnswer;
import io.anlan.app.quota.ClaimDesk;
import io.anlan.app.quota.ClaimParts;
import io.anlan.app.quota.ClaimRequest;
import io.anlan.app.quota.QuotaKeeper;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.app.registration.BatchWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Brings the node up and takes it down in order. Up: the database is migrated by then; metrics, caches, rounds, a
 * rehearsal, and only then does it say that it serves. Down: it says so first, finishes what is under way, makes rows of what only its memory
 * holds, and then leaves the cluster.
 */
@Singleton
public final class NodeLifecycle {

    private static final Logger LOG = Logger.getLogger(NodeLifecycle.class);
    private static final long SWEEP_MILLIS = 20;
    private static final long SLOTS_MILLIS = 1_000;
    private static final Duration FINISH = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final CrossSiteJournal journal;
    private final AcceptanceWriter writer;
    private final SlotWatch slots;
    private final HealthParts health;
    private final RehearsalParts rehearsal;
    private final ClaimParts claims;
    private final BatchWriter<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> claimWriter;
    private final QuotaKeeper quotas;
    private final Vertx vertx;
    private final List<Long> timers = new ArrayList<>();

    NodeLifecycle(
            CrossSiteJournal journal,
            AcceptanceWriter writer,
            SlotWatch slots,
            HealthParts health,
            RehearsalParts rehearsal,
            ClaimParts claims,
            BatchWriter<ClaimRequest, ClaimAnswer, ClaimDesk.Seatless> claimWriter,
            QuotaKeeper quotas,
            Vertx vertx) {
        this.journal = journal;
        this.writer = writer;
        this.slots = slots;
        this.health = health;
        this.rehearsal = rehearsal;
        this.claims = claims;
        this.claimWriter = claimWriter;
        this.quotas = quotas;
        this.vertx = vertx;
    }

    void up(@Observes StartupEvent started, MeterRegistry registry) {
        health.bind(registry);
        QuotaParts.bind(registry, claims, quotas, claims.here());
        slots.look();
        timers.add(vertx.setPeriodic(SWEEP_MILLIS, timer -> writer.sweep()));
        timers.add(vertx.setPeriodic(SLOTS_MILLIS, timer -> slots.look()));
        timers.addAll(JournalParts.start(journal, vertx));
        timers.addAll(QuotaParts.start(claimWriter, quotas, vertx));
        if (!rehearsal.wanted()) {
            journal.become(SiteState.SERVING);
        }
    }

    /** The door is open, but no edge sends anybody yet: the node calls itself first. */
    void open(@ObservesAsync HttpServerStart started) {
        rehearse(started.options());
    }

    void openToEdges(@ObservesAsync HttpsServerStart started) {
        rehearse(started.options());
    }

    private void rehearse(HttpServerOptions door) {
        if (rehearsal.wantedAt(door)) {
            var unused = rehearsal.run(door).thenRun(this::serve);
        }
    }

    private synchronized void serve() {
        if (journal.state() == SiteState.STARTING) {
            journal.become(SiteState.SERVING);
        }
    }

    /** Still answers for a moment: the edges need to see that it is not ready, the peer that it does not vouch. */
    void draining(@Observes ShutdownDelayInitiatedEvent announced) {
        leave();
        journal.beat();
    }

    private synchronized void leave() {
        journal.become(SiteState.DRAINING);
    }

    void down(@Observes ShutdownEvent stopping) {
        leave();
        writer.leave();
        claimWriter.leave();
        await("requests under way", FINISH, () -> writer.idle() && claimWriter.idle());
        await("entries of the peer", DRAIN, journal::drained);
        timers.forEach(vertx::cancelTimer);
        journal.stop();
    }

    private void await(String what, Duration limit, BooleanSupplier done) {
        var ended = new CompletableFuture<Boolean>();
        var timer = vertx.setPeriodic(SWEEP_MILLIS, tick -> {
            if (done.getAsBoolean()) {
                ended.complete(true);
            }
        });
        var inTime = ended.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        var unused = vertx.cancelTimer(timer);
        if (!inTime) {
            LOG.warnf("Leaving although %s are not finished after %d s", what, limit.toSeconds());
        }
    }
}
