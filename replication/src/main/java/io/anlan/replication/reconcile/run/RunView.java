package io.anlan.replication.reconcile.run;

import java.util.List;

/**
 * A run as operators see it.
 *
 * @param expected rows to compare, as counted when the run reached each table; it grows while the run goes on
 * @param left findings nobody mended, or whose mending failed
 */
public record RunView(
        String run,
        String kind,
        String state,
        String reason,
        long begunMillis,
        long endedMillis,
        long expected,
        long compared,
        long found,
        long mended,
        long left,
        List<Part> parts,
        List<Told> findings) {
    public RunView {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    /** One table of one pair. */
    public record Part(String pair, String table, long expected, long compared, boolean done) {}

    /** One finding; rows are named by a hash of their key. */
    public record Told(String database, String table, String keyHash, String kind, String end, String reason) {}
}
