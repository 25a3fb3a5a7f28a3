package io.anlan.replication.backup.format;

import java.util.HexFormat;
import java.util.List;

/**
 * What a backup of one database says about itself.
 *
 * @param product always {@link #PRODUCT}
 * @param formatVersion always {@link #VERSION}
 * @param id names the backup among those of its database; ids sort by time
 * @param source which database it is a copy of
 * @param point where that database stood
 * @param key what it is sealed with
 * @param tables what is in it
 * @param chunks where, in order
 */
public record Manifest(
        String product,
        int formatVersion,
        String id,
        Source source,
        Point point,
        Key key,
        List<Table> tables,
        List<Chunk> chunks)
        implements SealedManifest {
    /** What tells a backup of ours from any other file. */
    public static final String PRODUCT = "anlan-backup";

    /** The version of the format, which this program writes and the only one it reads. */
    public static final int VERSION = 1;

    public Manifest {
        tables = List.copyOf(tables);
        chunks = List.copyOf(chunks);
    }

    /**
     * A database of a site.
     *
     * @param store {@code registration} or {@code platform}
     * @param engine what the rows were read from; it does not matter to who restores them
     * @param incarnation which database it was
     */
    public record Source(String site, String store, String engine, String incarnation) {}

    /**
     * A moment of a database.
     *
     * @param position the LSN or GTID up to which all commits are in the backup, and none after
     * @param micros the database's clock then
     */
    public record Point(String position, long micros) {}

    /**
     * What the backup is sealed with.
     *
     * @param kid the key of the keyring
     * @param salt 32 random bytes in hexadecimal, from which this backup's own keys are derived
     */
    public record Key(String kid, String salt) {
        byte[] saltBytes() {
            return HexFormat.of().parseHex(salt);
        }
    }

    /**
     * A table.
     *
     * @param digest the sums of {@link TableDigest}
     */
    public record Table(String name, long rows, String digest) {}

    /**
     * A chunk; its number is its place in the list.
     *
     * @param bytes as it is stored
     * @param sha256 of what is stored, in hexadecimal
     */
    public record Chunk(String table, int rows, long bytes, String sha256) {}

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    /** Bytes of all chunks as they are stored. */
    public long bytes() {
        return chunks.stream().mapToLong(Chunk::bytes).sum();
    }
}
