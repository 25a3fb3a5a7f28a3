package io.anlan.app.registration;

import io.anlan.app.registration.AcceptanceStore.Line;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Stores registrations in batches. */
public final class AcceptanceWriter {

    private final BatchWriter<RegistrationRequest, Answer, Line> batches;

    public AcceptanceWriter(
            WriterSettings settings,
            AcceptanceStore store,
            BatchCommit commit,
            Ticker ticker,
            RegistrationCount count) {
        this.batches = new BatchWriter<>(
                settings,
                new BatchWriter.Work<>() {
                    @Override
                    public CompletionStage<Line> open() {
                        return store.open();
                    }

                    @Override
                    public CompletionStage<?> run(Line line, List<Waiting<RegistrationRequest, Answer>> batch) {
                        return commit.run(line, Place.of(batch));
                    }
                },
                ticker,
                count);
    }

    /** Takes a request; the reply comes once, on any thread, within the node's budget. */
    public void register(RegistrationRequest request, Consumer<Outcome<Answer>> reply) {
        batches.take(request, reply);
    }

    /** See {@link BatchWriter#sweep()}. */
    public void sweep() {
        batches.sweep();
    }

    /** Requests that wait for a lane. */
    public int queued() {
        return batches.queued();
    }

    /** Accepts nothing more. */
    public void leave() {
        batches.leave();
    }

    /** Whether nothing is on its way any more. */
    public boolean idle() {
        return batches.idle();
    }
}
