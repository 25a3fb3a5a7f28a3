package io.anlan.replication.reseed;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A database as its log and its rows; a row is its key, and keys come in another order than the log has them. */
final class SimulatedLog {
    private static final int PRIME = 10_007;

    private final String incarnation;
    private final List<Integer> log = new ArrayList<>();
    private final TreeSet<Integer> rows = new TreeSet<>();

    SimulatedLog(String incarnation) {
        this.incarnation = incarnation;
    }

    String incarnation() {
        return incarnation;
    }

    int end() {
        return log.size();
    }

    /** A row nobody has had; its key. */
    @CanIgnoreReturnValue
    int write() {
        int key = (rows.size() + 1) * 7_919 % PRIME;
        while (!rows.add(key)) {
            key = (key + 1) % PRIME;
        }
        log.add(key);
        return key;
    }

    /** A row of another database. */
    void copies(int key) {
        if (rows.add(key)) {
            log.add(key);
        }
    }

    @Nullable
    Integer at(int place) {
        return place < log.size() ? log.get(place) : null;
    }

    Set<Integer> byKey() {
        return new TreeSet<>(rows);
    }

    List<Integer> upTo(int place) {
        return log.subList(0, Math.min(place, log.size()));
    }
}
