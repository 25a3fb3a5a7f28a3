package io.anlan.replication.backup.format;

import java.util.List;

/**
 * What a segment says about itself: all that a database committed between two places of its log.
 *
 * @param product always {@link #PRODUCT}
 * @param formatVersion always {@link #VERSION}
 * @param chain names the run of segments without a gap that it belongs to
 * @param number its place in the chain, from 0
 * @param previous SHA-256 of the manifest before it as that is stored, in hexadecimal; empty for the first
 * @param source which database it was
 * @param from every commit that stands at or after this place of the log, and before {@code until}, is in it
 * @param until its {@code micros}: whatever was acknowledged by then stands before its place
 * @param key what it is sealed with
 * @param chunks where the rows are, in order
 */
public record SegmentManifest(
        String product,
        int formatVersion,
        String chain,
        int number,
        String previous,
        Manifest.Source source,
        Manifest.Point from,
        Manifest.Point until,
        Manifest.Key key,
        List<Chunk> chunks)
        implements SealedManifest {
    /** What tells a segment of ours from any other file. */
    public static final String PRODUCT = "anlan-changes";

    /** The version of the format, which this program writes and the only one it reads. */
    public static final int VERSION = 1;

    public SegmentManifest {
        chunks = List.copyOf(chunks);
    }

    /**
     * A chunk; its number is its place in the list.
     *
     * @param firstMicros when its first row was committed
     * @param bytes as it is stored
     * @param sha256 of what is stored, in hexadecimal
     */
    public record Chunk(int rows, long firstMicros, long bytes, String sha256) {}
}
