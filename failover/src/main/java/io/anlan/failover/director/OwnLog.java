package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.Leadership;
import io.anlan.failover.lease.LeaseBook;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The log of this place, which a newcomer does not open before its old name has been struck: until then the others would
 * take it for the voter that it was. Nobody leads for one who stands outside, and nothing is agreed on.
 */
final class OwnLog implements AgreedLog {
    private final AtomicReference<AgreedLog> opened = new AtomicReference<>();

    void open(AgreedLog log) {
        opened.set(log);
    }

    private Optional<AgreedLog> log() {
        return Optional.ofNullable(opened.get());
    }

    boolean isOpen() {
        return log().isPresent();
    }

    @Override
    public Leadership leadership() {
        return log().map(AgreedLog::leadership).orElse(new Leadership(false, 0, ""));
    }

    @Override
    public CompletionStage<Outcome<AgreedAnswer>> append(Entry entry) {
        return log().map(log -> log.append(entry)).orElseGet(OwnLog::outside);
    }

    @Override
    public AgreedState state() {
        return log().map(AgreedLog::state).orElseGet(AgreedState::new);
    }

    @Override
    public LeaseBook leases() {
        return log().map(AgreedLog::leases).orElseGet(LeaseBook::new);
    }

    @Override
    public boolean votes() {
        return log().map(AgreedLog::votes).orElse(false);
    }

    @Override
    public CompletionStage<Outcome<String>> strike(String place, String newName) {
        return log().map(log -> log.strike(place, newName)).orElseGet(OwnLog::outside);
    }

    @Override
    public CompletionStage<Outcome<String>> takeIn(String place, String newName) {
        return log().map(log -> log.takeIn(place, newName)).orElseGet(OwnLog::outside);
    }

    private static <T> CompletionStage<Outcome<T>> outside() {
        return CompletableFuture.completedFuture(Outcome.refused(new Refusal(
                "not-the-leader", 503, "this director stands outside until it is taken in", Duration.ofSeconds(1))));
    }

    @Override
    public void close() {
        log().ifPresent(AgreedLog::close);
    }
}
