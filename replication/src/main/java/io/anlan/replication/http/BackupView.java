package io.anlan.replication.http;

/**
 * A backup as operators see it.
 *
 * @param problem why it must not be used; empty if nothing is known against it
 */
public record BackupView(
        String id,
        String store,
        String engine,
        String incarnation,
        String position,
        long takenAtMicros,
        long rows,
        long bytes,
        String problem) {}
