package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.EntryText;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log of one place, which the test makes lead, follow, or fall silent. */
final class InMemoryLog implements AgreedLog {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AgreedState state = new AgreedState();
    private final List<String> changes = new ArrayList<>();
    private Leadership leadership = new Leadership(true, 1, "site-a");
    private boolean silent;
    private int entries;

    synchronized void lead(Leadership now) {
        leadership = now;
    }

    /** Entries are taken and never answered as done. */
    synchronized void fallSilent() {
        silent = true;
    }

    synchronized int entries() {
        return entries;
    }

    synchronized List<String> changes() {
        return List.copyOf(changes);
    }

    @Override
    public synchronized Leadership leadership() {
        return leadership;
    }

    @Override
    public synchronized CompletionStage<Outcome<AgreedAnswer>> append(Entry entry) {
        if (!leadership.here()) {
            return refused();
        }
        entries++;
        if (silent) {
            return CompletableFuture.completedFuture(Outcome.inDoubt(new Doubt("no majority", AGAIN)));
        }
        return CompletableFuture.completedFuture(Outcome.done(state.apply(EntryText.read(EntryText.write(entry)))));
    }

    @Override
    public synchronized AgreedState state() {
        return state.copy();
    }

    @Override
    public synchronized LeaseBook leases() {
        return state.copy().book();
    }

    @Override
    public boolean votes() {
        return true;
    }

    @Override
    public synchronized CompletionStage<Outcome<String>> strike(String place, String newName) {
        if (changes.contains("take in " + newName)) {
            return CompletableFuture.completedFuture(
                    Outcome.refused(Refusal.of(TAKEN_IN_ALREADY, 409, newName + " votes")));
        }
        changes.add("strike " + place);
        return CompletableFuture.completedFuture(Outcome.done(place));
    }

    @Override
    public synchronized CompletionStage<Outcome<String>> takeIn(String place, String newName) {
        changes.add("take in " + newName);
        return CompletableFuture.completedFuture(Outcome.done(newName));
    }

    private static <T> CompletionStage<Outcome<T>> refused() {
        return CompletableFuture.completedFuture(
                Outcome.refused(new Refusal("not-the-leader", 503, "another place leads", AGAIN)));
    }

    @Override
    public void close() {}
}
