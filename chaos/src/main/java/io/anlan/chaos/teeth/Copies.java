package io.anlan.chaos.teeth;

import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Told;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Evidence with something changed in it. */
final class Copies {
    private Copies() {}

    interface RowTest {
        boolean keep(Store store, StoredRegistration row);
    }

    static Evidence rows(Evidence evidence, RowTest test, List<StoredRegistration> more) {
        Map<Store, List<StoredRegistration>> rows = copy(evidence);
        rows.forEach((store, held) -> {
            held.removeIf(row -> !test.keep(store, row));
            held.addAll(more);
        });
        return evidence.withStored(new StoredRows(rows));
    }

    static Map<Store, List<StoredRegistration>> copy(Evidence evidence) {
        Map<Store, List<StoredRegistration>> rows = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            rows.put(store, new ArrayList<>(stored(evidence).at(store)));
        }
        return rows;
    }

    static StoredRows stored(Evidence evidence) {
        StoredRows stored = evidence.stored();
        if (stored == null) {
            throw new IllegalStateException("the evidence holds no rows to be changed");
        }
        return stored;
    }

    static StoredRegistration anyRow(Evidence evidence) {
        return stored(evidence).at(Store.REGISTRATION_A).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the evidence holds no rows to be changed"));
    }

    static Attempt last(Evidence evidence, Predicate<Attempt> which) {
        return evidence.history()
                .acknowledged()
                .filter(which)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("the evidence holds no answer to be changed"));
    }

    static Told told(Attempt attempt) {
        Told told = attempt.told();
        if (told == null) {
            throw new IllegalStateException("nothing was told");
        }
        return told;
    }

    static Evidence replaced(Evidence evidence, Attempt old, Attempt by) {
        List<Attempt> attempts = new ArrayList<>(evidence.history().attempts());
        attempts.replaceAll(attempt -> attempt.equals(old) ? by : attempt);
        return attempts(evidence, attempts);
    }

    static Evidence added(Evidence evidence, Attempt more) {
        List<Attempt> attempts = new ArrayList<>(evidence.history().attempts());
        attempts.add(more);
        return attempts(evidence, attempts);
    }

    static Evidence attempts(Evidence evidence, List<Attempt> attempts) {
        return evidence.withHistory(new History(
                evidence.history().header(), attempts, evidence.history().faults()));
    }

    static Evidence faults(Evidence evidence, FaultSpan more) {
        List<FaultSpan> faults = new ArrayList<>(evidence.history().faults());
        faults.add(more);
        return evidence.withHistory(
                new History(evidence.history().header(), evidence.history().attempts(), faults));
    }
}
