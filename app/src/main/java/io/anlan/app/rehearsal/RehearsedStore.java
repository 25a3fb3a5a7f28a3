package io.anlan.app.rehearsal;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.Candidate;
import io.anlan.app.registration.Found;
import io.anlan.app.registration.Known;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The real store, except that it claims to have stored what it was given, so that what follows a commit is run too. */
final class RehearsedStore implements AcceptanceStore {

    private final AcceptanceStore store;

    RehearsedStore(AcceptanceStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Line> open() {
        return store.open().thenApply(Rehearsed::new);
    }

    @Override
    public CompletionStage<List<Found>> look(List<AcceptanceKey> keys) {
        return store.look(keys);
    }

    @Override
    public CompletionStage<List<Known>> byNumber(String registrationNo) {
        return store.byNumber(registrationNo);
    }

    private record Rehearsed(Line line) implements Line {

        @Override
        public CompletionStage<Set<AcceptanceKey>> insert(String batchId, List<Candidate> candidates) {
            return line.insert(batchId, candidates).thenApply(stored -> {
                if (!stored.isEmpty()) {
                    throw new IllegalStateException("the rehearsal's campaign has a gate");
                }
                return candidates.stream()
                        .map(candidate -> candidate.acceptance().key())
                        .collect(Collectors.toUnmodifiableSet());
            });
        }

        @Override
        public boolean usable() {
            return line.usable();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
