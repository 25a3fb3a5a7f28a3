package io.anlan.replication.backup.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.changes.NotInLogException;
import io.anlan.replication.backup.format.ChangedRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of PostgreSQL's pgoutput, version 1, and dates what they tell by the clock of this database. A transaction
 * that a link brought carries the time of its first commit at the peer; it is dated by what was committed, or ticked, before it.
 */
final class PgOutput {
    /** The prefix of the messages that carry this database's time. */
    static final String TICK = "anlan.tick";

    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH_MICROS = 946_684_800_000_000L;

    private final TableCatalog catalog;
    private final long from;
    private final ChangeLog.RowSink sink;
    private final Map<Integer, Relation> relations = new HashMap<>();
    private long clock;
    private long place;
    private long committedAt;
    private boolean wanted;

    /** A table as it was sent: where each column sent stands with us, or -1. */
    private record Relation(TableDescription table, int[] places) {}

    /**
     * Begins.
     *
     * @param from commits before this place are left out
     * @param clock no row is older than this
     */
    PgOutput(TableCatalog catalog, long from, long clock, ChangeLog.RowSink sink) {
        this.catalog = catalog;
        this.from = from;
        this.clock = clock;
        this.sink = sink;
    }

    /** The time of what was read last. */
    long clock() {
        return clock;
    }

    /** A place that all that was read stands before, and nothing else. */
    long place() {
        return place;
    }

    /** Takes the next message. */
    void read(byte[] message) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(message);
        switch (in.get()) {
            case 'B' -> begin(in);
            // Its time is another database's.
            case 'O' -> committedAt = Long.MIN_VALUE;
            case 'C' -> commit(in);
            case 'R' -> relation(in);
            case 'I' -> row(in);
            case 'U' -> update(in);
            case 'M' -> tick(in);
            default -> {
                // Types tell nothing we need; deletes are not published.
            }
        }
    }

    private void begin(ByteBuffer in) {
        wanted = Long.compareUnsigned(in.getLong(), from) >= 0;
        committedAt = in.getLong() + EPOCH_MICROS;
    }

    private void commit(ByteBuffer in) {
        in.get();
        in.getLong();
        place = in.getLong();
        clock = Math.max(clock, committedAt);
    }

    private void tick(ByteBuffer in) {
        in.get();
        place = in.getLong();
        if (text(in).equals(TICK)) {
            byte[] content = new byte[in.getInt()];
            in.get(content);
            clock = Math.max(clock, Long.parseLong(new String(content, UTF_8)));
        }
    }

    private void relation(ByteBuffer in) {
        int id = in.getInt();
        String schema = text(in);
        String name = text(in);
        in.get();
        int[] places = new int[in.getShort()];
        Optional<TableDescription> table = catalog.tables().stream()
                .filter(known -> schema.equals("public") && known.name().equals(name))
                .findFirst();
        for (int i = 0; i < places.length; i++) {
            in.get();
            String column = text(in);
            places[i] = table.map(known -> place(known, column)).orElse(-1);
            in.getLong();
        }
        table.ifPresentOrElse(known -> relations.put(id, new Relation(known, places)), () -> relations.remove(id));
    }

    private static int place(TableDescription table, String column) {
        return table.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private void update(ByteBuffer in) throws IOException {
        int before = in.position();
        Relation relation = relations.get(in.getInt());
        byte kind = in.get();
        if (kind == 'N' || relation == null) {
            in.position(before);
        } else {
            skip(in);
            // What follows is as in an insert, without the number of the table.
            ByteBuffer rest = ByteBuffer.allocate(Integer.BYTES + in.remaining());
            rest.putInt(in.getInt(before)).put(in).flip();
            row(rest);
            return;
        }
        row(in);
    }

    /** An old key or row. */
    private static void skip(ByteBuffer in) {
        for (int left = in.getShort(); left > 0; left--) {
            byte kind = in.get();
            if (kind == 't' || kind == 'b') {
                int length = in.getInt();
                in.position(in.position() + length);
            }
        }
    }

    private void row(ByteBuffer in) throws IOException {
        Relation relation = relations.get(in.getInt());
        if (relation == null || !wanted) {
            return;
        }
        in.get();
        @Nullable
        Object[] values = new @Nullable Object[relation.table().columns().size()];
        int columns = in.getShort();
        for (int i = 0; i < columns; i++) {
            byte kind = in.get();
            if (kind == 'u') {
                throw new NotInLogException("a row of " + relation.table().name() + " was changed by hand and its large"
                        + " values are not in the log");
            }
            byte[] text = kind == 'n' ? null : new byte[in.getInt()];
            if (text != null) {
                in.get(text);
            }
            int place = relation.places()[i];
            if (place >= 0 && text != null) {
                values[place] = value(relation.table().columns().get(place), new String(text, UTF_8));
            }
        }
        clock = Math.max(clock, committedAt);
        sink.row(new ChangedRow(clock, relation.table(), values));
    }

    private static Object value(Column column, String text) {
        return switch (column.type()) {
            case TEXT -> text;
            case BIGINT -> Long.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            // The session asks for bytes in this form: a backslash, an x, and hexadecimal.
            case BYTES -> HexFormat.of().parseHex(text, 2, text.length());
        };
    }

    private static String text(ByteBuffer in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte one = in.get(); one != 0; one = in.get()) {
            bytes.write(one);
        }
        return bytes.toString(UTF_8);
    }
}
