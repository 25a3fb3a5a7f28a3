package io.anlan.failover.agreed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The last lines of what was done; older ones stand in the logs of the directors. */
final class AuditTrail {
    private static final int LINES_MAX = 1_000;

    private final Deque<AuditLine> lines = new ArrayDeque<>();

    AuditTrail() {}

    AuditTrail(Collection<AuditLine> saved) {
        lines.addAll(saved);
    }

    void add(Entry entry, String what) {
        lines.addLast(new AuditLine(entry.atMillis(), entry.by(), what));
        if (lines.size() > LINES_MAX) {
            lines.removeFirst();
        }
    }

    List<AuditLine> lines() {
        return List.copyOf(lines);
    }
}
