package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.history.History;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All a judge may look at. What could not be gathered is absent, and a judge that needs it does not know.
 *
 * @param facts references of the run's facts in each database
 * @param claims numbers of the run's claims in each database
 */
public record Evidence(
        History history,
        @Nullable StoredRows stored,
        @Nullable Map<Store, Set<String>> facts,
        @Nullable Map<Store, Set<String>> claims,
        @Nullable Agreement agreement,
        @Nullable Remains remains) {
    public Evidence withHistory(History other) {
        return new Evidence(other, stored, facts, claims, agreement, remains);
    }

    public Evidence withStored(@Nullable StoredRows other) {
        return new Evidence(history, other, facts, claims, agreement, remains);
    }

    public Evidence withFacts(@Nullable Map<Store, Set<String>> other) {
        return new Evidence(history, stored, other, claims, agreement, remains);
    }

    public Evidence withClaims(@Nullable Map<Store, Set<String>> other) {
        return new Evidence(history, stored, facts, other, agreement, remains);
    }

    public Evidence withAgreement(@Nullable Agreement other) {
        return new Evidence(history, stored, facts, claims, other, remains);
    }

    public Evidence withRemains(@Nullable Remains other) {
        return new Evidence(history, stored, facts, claims, agreement, other);
    }
}
