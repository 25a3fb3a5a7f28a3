package io.anlan.replication.stage;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of few keys and close versions, so that every rule of the order is needed; texts and bytes that hurt. */
public final class RandomRows {
    /** The moment rows are judged by: some have ended before it. */
    public static final long NOW_MICROS = 1_000_000;

    private static final List<String> TEXTS = List.of(
            "", "a", "A", "a ", " a", "ä", "a\u0301", "惠民", "𠮷", "😀", "'", "\"", "\\", "\\'", "%", "_", "~", "0:",
            "a\nb", "a\tb", "{}", "{a,b}", "NULL", "\u007f", "\uffff");

    private final TableDescription table;
    private final Random random;

    public RandomRows(TableDescription table, long seed) {
        this.table = table;
        this.random = new Random(seed);
    }

    /** The seed of this run; {@code -Danlan.seed} repeats one. */
    public static long seed() {
        return Long.getLong("anlan.seed", new Random().nextLong());
    }

    public List<@Nullable Object[]> list(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> row()).toList();
    }

    private @Nullable Object[] row() {
        return Rows.hashed(table, table.columns().stream().map(this::value).toArray());
    }

    private @Nullable Object value(Column column) {
        boolean key = table.key().contains(column.name());
        if (column.name().equals(Column.ROW_HASH)) {
            return null;
        }
        if (column.name().equals(Column.KEEP_UNTIL)) {
            return List.of(random.nextInt(4) == 0, random.nextBoolean()).equals(List.of(false, true))
                    ? null
                    : Long.valueOf(NOW_MICROS - 2 + random.nextInt(5));
        }
        return switch (column.type()) {
            case TEXT -> TEXTS.get(random.nextInt(key ? 5 : TEXTS.size()));
            case BIGINT ->
                List.of(Column.VERSION, Column.EPOCH).contains(column.name()) ? 1L + random.nextInt(3) : number();
            case SMALLINT -> (short) (1 + random.nextInt(column.name().equals(Column.WRITER) ? 4 : 2));
            case BYTES -> bytes(key ? 1 : random.nextInt(33));
        };
    }

    private Long number() {
        return List.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong())
                .get(random.nextInt(6));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            // Few values, among them those that sign, text and end of string are most easily mistaken for.
            bytes[i] = List.of((byte) 0, (byte) 0x20, (byte) 0x7f, (byte) 0x80, (byte) 0xff)
                    .get((bytes[i] & 0x7f) % 5);
        }
        return bytes;
    }
}
