package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.registration.AcceptanceStore.Line;
import io.anlan.app.registration.Settlement.Placed;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries a batch to its commit and decides what a failure means for it: the same again, two halves, or the end. A row
 * that the database cannot store is found by halving and refused alone.
 */
public final class BatchCommit {

    private static final Logger LOG = Logger.getLogger(BatchCommit.class);

    private final CandidateMaker maker;
    private final Function<AcceptanceKey, @Nullable Acceptance> inbound;
    private final Settlement settlement;
    private final RegistrationCount count;

    /**
     * @param inbound finds what the peer accepted and this site's database may not have yet
     */
    public BatchCommit(
            CandidateMaker maker,
            Function<AcceptanceKey, @Nullable Acceptance> inbound,
            Settlement settlement,
            RegistrationCount count) {
        this.maker = maker;
        this.inbound = inbound;
        this.settlement = settlement;
        this.count = count;
    }

    /** Completes when the line may take the next batch, never exceptionally; the answers may still be on their way. */
    CompletionStage<@Nullable Void> run(Line line, List<Place> places) {
        if (!line.usable()) {
            return refuse(places, Refusals.NO_CONNECTION);
        }
        try {
            return send(line, places);
        } catch (RuntimeException broken) {
            // Such as a full disk under the clock's mark: nothing was sent yet.
            LOG.error("a batch could not be made", broken);
            return refuse(places, Refusals.STORE_REFUSED);
        }
    }

    private CompletionStage<@Nullable Void> send(Line line, List<Place> places) {
        var batchId = maker.nextBatchId();
        var toStore = new ArrayList<Placed>(places.size());
        var journalled = new ArrayList<Placed>();
        for (var place : places) {
            var accepted = inbound.apply(place.key());
            if (accepted == null) {
                toStore.add(new Placed(place, maker.make(place.leader().request(), batchId), null));
            } else {
                journalled.add(new Placed(place, null, accepted));
            }
        }
        count.answeredFromJournal(journalled.size());
        if (toStore.isEmpty()) {
            settlement.settle(batchId, journalled);
            return CompletableFuture.completedFuture(null);
        }
        count.batch(toStore.size());
        return insert(line, batchId, toStore, journalled, true);
    }

    private CompletionStage<@Nullable Void> insert(
            Line line, String batchId, List<Placed> toStore, List<Placed> journalled, boolean firstTry) {
        var candidates = toStore.stream().map(Placed::candidate).toList();
        return line.insert(batchId, candidates)
                .handle((stored, failure) -> {
                    if (failure == null) {
                        committed(batchId, toStore, journalled, stored);
                        return CompletableFuture.<@Nullable Void>completedFuture(null);
                    }
                    // What the journal knew was never part of the statement; it needs no second try. Nor the batch's
                    // id: an entry of it that the peer holds would speak for rows of the second try as well.
                    if (!journalled.isEmpty()) {
                        settlement.settle(maker.nextBatchId(), journalled);
                    }
                    return failed(line, batchId, toStore, failure, firstTry);
                })
                .thenCompose(Function.identity());
    }

    private void committed(String batchId, List<Placed> toStore, List<Placed> journalled, Set<AcceptanceKey> stored) {
        count.stored(stored.size());
        if (stored.size() == toStore.size() && journalled.isEmpty()) {
            settlement.settle(batchId, toStore);
            return;
        }
        var placed = new ArrayList<Placed>(toStore.size() + journalled.size());
        for (var one : toStore) {
            placed.add(stored.contains(one.place().key()) ? one : new Placed(one.place(), null, null));
        }
        placed.addAll(journalled);
        settlement.settle(batchId, placed);
    }

    private CompletionStage<@Nullable Void> failed(
            Line line, String batchId, List<Placed> placed, Throwable failure, boolean firstTry) {
        var trouble = StoreFailure.troubleOf(failure);
        count.trouble(trouble);
        LOG.warnf("Batch %s of %d met %s", batchId, placed.size(), failure.getMessage());
        var places = placed.stream().map(Placed::place).toList();
        return switch (trouble) {
            case AGAIN ->
                firstTry && line.usable()
                        ? insert(line, batchId, placed, List.of(), false)
                        : refuse(places, Refusals.STORE_REFUSED);
            case BAD_ROW -> places.size() == 1 ? refuse(places, Refusals.BAD_TEXT) : halves(line, places);
            case NOT_STORED -> refuse(places, Refusals.STORE_REFUSED);
            case NOT_SENT -> refuse(places, Refusals.NO_CONNECTION);
            case IN_DOUBT -> answer(places, Outcome.inDoubt(Refusals.CONNECTION_LOST));
        };
    }

    /** Each half is a batch of its own: what one of them may say must not hang on the other. */
    private CompletionStage<@Nullable Void> halves(Line line, List<Place> places) {
        var middle = places.size() / 2;
        return run(line, places.subList(0, middle))
                .thenCompose(done -> run(line, places.subList(middle, places.size())));
    }

    private static CompletionStage<@Nullable Void> refuse(List<Place> places, Refusal refusal) {
        return answer(places, Outcome.refused(refusal));
    }

    private static CompletionStage<@Nullable Void> answer(List<Place> places, Outcome<Answer> outcome) {
        places.forEach(place -> place.requests().forEach(waiting -> waiting.answer(outcome)));
        return CompletableFuture.completedFuture(null);
    }
}
