package io.anlan.app.health;

import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.SiteState;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether an edge may send here: the node serves, its database answers, and every link was made. That the schema is
 * migrated and the caches are up goes without saying: the node does not start otherwise.
 */
@Readiness
@Singleton
public final class NodeReady implements HealthCheck {

    private final CrossSiteJournal journal;
    private final SlotWatch watch;

    NodeReady(CrossSiteJournal journal, SlotWatch watch) {
        this.journal = journal;
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var state = journal.state();
        var slots = watch.slots();
        return HealthCheckResponse.named("node")
                // A slot that is lost does not keep a site from serving: a peer that stays away must not stop this one,
                // too.
                .status(state == SiteState.SERVING && slots.missing().isEmpty())
                .withData("state", state.name())
                .withData("slotsMissing", String.join(" ", slots.missing()))
                .withData("slotsLost", String.join(" ", slots.lost()))
                .build();
    }
}
