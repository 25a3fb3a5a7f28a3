package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The first batch that has this person is the victim of a deadlock. */
final class FirstIsVictim implements AcceptanceStore {
    private final AcceptanceStore store;
    private final AcceptanceKey person;
    private boolean struck;

    FirstIsVictim(AcceptanceStore store, AcceptanceKey person) {
        this.store = store;
        this.person = person;
    }

    @Override
    public CompletionStage<Line> open() {
        return store.open().thenApply(this::struckOnce);
    }

    private Line struckOnce(Line line) {
        return new Line() {
            @Override
            public CompletionStage<Set<AcceptanceKey>> insert(String batchId, List<Candidate> candidates) {
                var has = candidates.stream()
                        .anyMatch(one -> one.acceptance().key().equals(person));
                if (has && !struck) {
                    struck = true;
                    return CompletableFuture.failedFuture(new StoreFailure(StoreTrouble.AGAIN, "ERROR 40P01"));
                }
                return line.insert(batchId, candidates);
            }

            @Override
            public boolean usable() {
                return line.usable();
            }

            @Override
            public void close() {
                line.close();
            }
        };
    }

    @Override
    public CompletionStage<List<Found>> look(List<AcceptanceKey> keys) {
        return store.look(keys);
    }

    @Override
    public CompletionStage<List<Known>> byNumber(String registrationNo) {
        return store.byNumber(registrationNo);
    }
}
