package io.anlan.failover.act;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.EntryText;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.agreed.StateText;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A log that takes entries until its director is killed; every entry and the whole state go through their text. */
final class OneLog implements AgreedLog {
    private AgreedState state = new AgreedState();
    private boolean leads = true;
    private int left = Integer.MAX_VALUE;
    private int entries;
    private Consumer<Entry> meanwhile = entry -> {};

    @CanIgnoreReturnValue
    AgreedAnswer add(Entry entry) {
        entries++;
        AgreedAnswer answer = state.apply(EntryText.read(EntryText.write(entry)));
        state = StateText.read(StateText.write(state));
        return answer;
    }

    void forget() {
        state = new AgreedState();
    }

    int entries() {
        return entries;
    }

    void failAfter(int more) {
        left = more;
    }

    void failNever() {
        left = Integer.MAX_VALUE;
    }

    /** What others add while an entry of the director is on its way. */
    void meanwhile(Consumer<Entry> others) {
        meanwhile = others;
    }

    void follow() {
        leads = false;
    }

    @Override
    public Leadership leadership() {
        return new Leadership(leads, 1, "site-a");
    }

    @Override
    public CompletionStage<Outcome<AgreedAnswer>> append(Entry entry) {
        if (left == 0) {
            return CompletableFuture.completedFuture(
                    Outcome.inDoubt(new Doubt("the director was killed", Duration.ofSeconds(1))));
        }
        left--;
        meanwhile.accept(entry);
        return CompletableFuture.completedFuture(Outcome.done(add(entry)));
    }

    @Override
    public AgreedState state() {
        return state.copy();
    }

    @Override
    public LeaseBook leases() {
        return state.copy().book();
    }

    @Override
    public boolean votes() {
        return true;
    }

    @Override
    public CompletionStage<Outcome<String>> strike(String place, String newName) {
        throw new UnsupportedOperationException("no voter is lost here");
    }

    @Override
    public CompletionStage<Outcome<String>> takeIn(String place, String newName) {
        throw new UnsupportedOperationException("no voter is lost here");
    }

    @Override
    public void close() {}
}
