package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Somebody drops the slot of a link between the sites, so what it had not read is gone from its stream. The link must refuse to go on;
 * undone as the runbook has it, by filling the target's site from the other.
 */
final class DropSlot implements Fault {
    private static final Duration DROPPED_WITHIN = Duration.ofSeconds(20);
    private static final Duration RUNS_WITHIN = Duration.ofSeconds(60);
    private static final String END = "select pg_terminate_backend(active_pid) from pg_replication_slots"
            + " where slot_name = '%s' and active_pid is not null";
    private static final String DROP = "select pg_drop_replication_slot('%s')";

    private final Twin twin;
    private final Link link;
    private final SiteId source;
    private final String slot;

    DropSlot(Twin twin, String target) {
        this.twin = twin;
        this.link = Link.of(twin, target);
        this.source = SiteId.of(target.substring(0, "site-a".length()));
        this.slot = "to_" + source.peer().id().replace('-', '_');
        if (!target.equals(source.id() + "-to-" + source.peer().id())) {
            throw new CannotBreak("drop-slot strikes a link between the sites, not " + target);
        }
    }

    @Override
    public void strike() {
        // Its reader comes back at once, so it is sent away until the drop comes first.
        Await.that("the slot " + slot + " of " + source + " is dropped", DROPPED_WITHIN)
                .every(Duration.ofMillis(20))
                .untilItHolds(this::dropped);
    }

    @Override
    public String bite() {
        return link.state().equals("REFUSED") ? link.name() + " refuses to go on without its slot" : "";
    }

    @Override
    public void undo() {
        Reseed.of(twin, source.peer());
    }

    @Override
    public void awaitOver() {
        Await.that(link.name() + " runs again", RUNS_WITHIN)
                .every(Duration.ofMillis(200))
                .untilItHolds(() -> link.state().equals("RUNNING"));
        twin.awaitReady(source.peer());
    }

    private boolean dropped() {
        try (Connection connection = twin.postgresOperator(source).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(END.formatted(slot));
            statement.execute(DROP.formatted(slot));
            return true;
        } catch (SQLException read) {
            return false;
        }
    }
}
