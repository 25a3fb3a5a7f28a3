package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A database in memory that can die. */
final class InMemoryStore implements JournalStore {

    final Set<Acceptance> rows = new HashSet<>();
    final Set<String> bothBatches = new HashSet<>();
    final Set<AcceptanceKey> bothRows = new HashSet<>();
    List<String> open = List.of();
    Position position;
    boolean dead;
    boolean frozen;

    InMemoryStore(String incarnation) {
        position = new Position(incarnation, 1, AppliedMark.NONE, false);
    }

    @Override
    public CompletionStage<List<Acceptance>> missing(List<Acceptance> acceptances) {
        var missing = new ArrayList<>(acceptances);
        missing.removeIf(wanted -> rows.stream().anyMatch(row -> row.key().equals(wanted.key())));
        return answer(List.copyOf(missing));
    }

    @Override
    public CompletionStage<Void> insert(List<Acceptance> acceptances, List<VaultRow> vault, List<TableRows> others) {
        if (!dead) {
            rows.addAll(acceptances);
        }
        return done();
    }

    @Override
    public CompletionStage<Position> position() {
        return answer(position);
    }

    @Override
    public CompletionStage<List<String>> openBatches(String after, int most) {
        return answer(open.stream()
                .sorted()
                .filter(id -> id.compareTo(after) > 0)
                .limit(most)
                .toList());
    }

    @Override
    public CompletionStage<Void> rejoined(SiteId site) {
        return done();
    }

    @Override
    public CompletionStage<Void> both(Collection<String> batchIds, Collection<AcceptanceKey> keys, SiteId rowsOf) {
        if (!dead) {
            bothBatches.addAll(batchIds);
            bothRows.addAll(keys);
        }
        return done();
    }

    /** The database now stands here, having applied that. */
    void at(long lsn, AppliedMark applied) {
        position = new Position(position.incarnation(), lsn, applied, false);
    }

    private CompletionStage<Void> done() {
        return answer(true).thenAccept(done -> {});
    }

    private <T> CompletionStage<T> answer(T value) {
        if (frozen) {
            return new CompletableFuture<>();
        }
        return dead
                ? CompletableFuture.failedFuture(new IllegalStateException("database gone"))
                : CompletableFuture.completedFuture(value);
    }
}
