package io.anlan.replication.source;

/**
 * How far a reader is.
 *
 * @param lagBytes what the source has written to its log since
 * @param read whether the source sees its reader
 */
public record SourceProgress(long lagBytes, boolean read) {}
