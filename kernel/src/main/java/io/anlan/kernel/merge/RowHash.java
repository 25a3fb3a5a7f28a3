package io.anlan.kernel.merge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a row: the first 16 bytes of SHA-256 over its canonical text. {@link CanonicalSql} computes the same.
 *
 * <p>The canonical text is, for each column but the hash itself, the length of the value in UTF-8 bytes, a colon and the
 * value; {@code ~} stands for NULL. Numbers are decimal, bytes lower-case hex. The lengths make two different rows have
 * two different texts.
 *
 * <p>A column that was added later comes after all others, with a plus, its name and a colon before it, and not at all while
 * it is NULL: so a row from before has the hash it always had.
 */
public final class RowHash {
    /** The bytes of a row hash; half of SHA-256 is plenty to tell the rows of one key apart. */
    public static final int LENGTH = 16;

    private RowHash() {}

    /** The hash of a row given in column order; what stands in the place of the hash does not matter. */
    public static byte[] of(TableDescription table, @Nullable Object[] row) {
        return Arrays.copyOf(Sha256.hash(canonical(table, row)), LENGTH);
    }

    /** The canonical text as UTF-8 bytes. */
    static byte[] canonical(TableDescription table, @Nullable Object[] row) {
        if (row.length != table.columns().size()) {
            throw new IllegalArgumentException(
                    "A row of " + table.name() + " has " + table.columns().size() + " columns, not " + row.length);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        for (int i = 0; i < row.length; i++) {
            Column column = table.columns().get(i);
            if (!column.name().equals(Column.ROW_HASH) && !column.later()) {
                append(text, table, column, row[i]);
            }
        }
        for (int i = 0; i < row.length; i++) {
            Column column = table.columns().get(i);
            if (column.later() && row[i] != null) {
                text.writeBytes(("+" + column.name() + ":").getBytes(US_ASCII));
                append(text, table, column, row[i]);
            }
        }
        return text.toByteArray();
    }

    private static void append(
            ByteArrayOutputStream text, TableDescription table, Column column, @Nullable Object value) {
        if (value == null) {
            text.write('~');
            return;
        }
        byte[] bytes = text(table, column, value).getBytes(UTF_8);
        text.writeBytes((bytes.length + ":").getBytes(US_ASCII));
        text.writeBytes(bytes);
    }

    private static String text(TableDescription table, Column column, Object value) {
        if (column.type() == ColumnType.TEXT && value instanceof String text) {
            return text;
        }
        if (column.type() == ColumnType.BYTES && value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        boolean whole = value instanceof Long || value instanceof Integer || value instanceof Short;
        if ((column.type() == ColumnType.BIGINT || column.type() == ColumnType.SMALLINT) && whole) {
            return value.toString();
        }
        throw new IllegalArgumentException(table.name() + "." + column.name() + " is " + column.type()
                + " and cannot be a " + value.getClass().getSimpleName());
    }
}
