package io.anlan.app.rehearsal;

import io.anlan.app.identity.Keyring;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.app.registration.BatchCommit;
import io.anlan.app.registration.CandidateMaker;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.Settlement;
import io.anlan.app.registration.WriterSettings;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The writer's half: a second writer over the real database, with a count and a signer of its own. The statement that
 * stores is run as it is, for a campaign that no database has a gate for; so it stores nothing.
 */
public final class Rehearsal {

    private static final int AT_ONCE = 64;
    private static final CompletionStage<Boolean> HELD = CompletableFuture.completedFuture(true);

    private final AcceptanceWriter writer;
    private final RehearsedPeople people;
    private final RegistrationCount count = new RegistrationCount();
    private final Ticker ticker;

    public Rehearsal(
            WriterSettings settings, AcceptanceStore store, CandidateMaker maker, Keyring keyring, Ticker ticker) {
        var rehearsed = new RehearsedStore(store);
        var settlement = new Settlement(
                rehearsed,
                entry -> HELD,
                known -> false,
                () -> true,
                closing -> false,
                new ReceiptSigner(keyring),
                maker);
        var commit = new BatchCommit(maker, nobody -> null, settlement, count);
        this.writer = new AcceptanceWriter(settings, rehearsed, commit, ticker, count);
        this.people = new RehearsedPeople(ticker);
        this.ticker = ticker;
    }

    /** Registers so many people who do not exist. Completes, never exceptionally, with the number that was accepted. */
    public CompletionStage<Long> run(int times, Duration atMost) {
        return Repeated.run(this::register, times, AT_ONCE, atMost, ticker).thenApply(done -> count.stored());
    }

    private CompletionStage<?> register() {
        var told = new CompletableFuture<Outcome<?>>();
        writer.register(people.request(), told::complete);
        writer.sweep();
        return told;
    }
}
