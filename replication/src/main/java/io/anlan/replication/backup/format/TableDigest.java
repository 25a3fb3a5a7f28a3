package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableDescription;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of a table in one line, whatever the order of its rows: their number, and the sums of the four 32-bit parts of
 * their canonical hashes. Both engines compute the same with {@link #sql}.
 */
public final class TableDigest {
    private static final int PARTS = RowHash.LENGTH / Integer.BYTES;

    private final long[] sums = new long[PARTS];
    private long rows;

    /** Adds a row, given in column order. */
    public void add(TableDescription table, @Nullable Object[] row) {
        add(RowHash.of(table, row));
    }

    /** Adds a row by its canonical hash. */
    public void add(byte[] rowHash) {
        ByteBuffer hash = ByteBuffer.wrap(rowHash);
        for (int part = 0; part < PARTS; part++) {
            sums[part] += Integer.toUnsignedLong(hash.getInt());
        }
        rows++;
    }

    public long rows() {
        return rows;
    }

    /** The sums, each in 16 hexadecimal digits. */
    public String text() {
        return LongStream.of(sums).mapToObj(sum -> String.format("%016x", sum)).collect(Collectors.joining());
    }

    /** Takes what a database answered to {@link #sql}. */
    public static TableDigest of(long rows, long[] sums) {
        TableDigest digest = new TableDigest();
        digest.rows = rows;
        System.arraycopy(sums, 0, digest.sums, 0, PARTS);
        return digest;
    }

    /**
     * A query for the same: the number of rows, then the four sums. For a table that expires it takes the present as its one
     * parameter and leaves out what is past it.
     */
    public static String sql(TableDescription table, Engine engine) {
        String hash = CanonicalSql.hashExpression(table, engine, "r");
        String hex = engine == Engine.POSTGRESQL ? "encode(" + hash + ", 'hex')" : "HEX(" + hash + ")";
        String parts = IntStream.range(0, PARTS)
                .map(part -> 1 + 8 * part)
                .mapToObj(from -> engine == Engine.POSTGRESQL
                        ? "coalesce(sum(('x' || substr(h, " + from + ", 8))::bit(32)::bigint), 0)"
                        : "COALESCE(SUM(CAST(CONV(SUBSTR(h, " + from + ", 8), 16, 10) AS UNSIGNED)), 0)")
                .collect(Collectors.joining(", "));
        return "SELECT count(*), " + parts + " FROM (SELECT " + hex + " AS h FROM " + table.name() + " r"
                + (table.expires() ? " WHERE r.keep_until IS NULL OR r.keep_until > ?" : "") + ") AS hashes";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableDigest that && rows == that.rows && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(rows) + text().hashCode();
    }

    @Override
    public String toString() {
        return rows + " rows, " + text();
    }
}
