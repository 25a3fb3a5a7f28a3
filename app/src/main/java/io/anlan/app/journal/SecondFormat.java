package io.anlan.app.journal;

import io.anlan.kernel.merge.ColumnType;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format 2: what format 1 has, then rows of any replicated table, as the mapping file describes them. */
final class SecondFormat implements EntryFormat {

    static final byte NUMBER = 2;

    private final FirstFormat first = new FirstFormat();
    private final TableCatalog catalog = TableCatalog.standard();

    @Override
    public byte number() {
        return NUMBER;
    }

    @Override
    public boolean carries(JournalEntry entry) {
        return true;
    }

    @Override
    public void write(JournalEntry entry, DataOutputStream out) throws IOException {
        first.write(entry, out);
        out.writeByte(entry.rows().size());
        for (var rows : entry.rows()) {
            out.writeUTF(rows.table().name());
            // How many columns there were: a later release may know more, at the end.
            out.writeByte(rows.table().columns().size());
            out.writeShort(rows.rows().size());
            for (@Nullable Object[] row : rows.rows()) {
                for (var i = 0; i < row.length; i++) {
                    write(out, rows.table().columns().get(i).type(), row[i]);
                }
            }
        }
    }

    @Override
    public JournalEntry read(DataInputStream in) throws IOException {
        var entry = first.read(in);
        var tables = new ArrayList<TableRows>();
        for (int count = in.readByte(); count > 0; count--) {
            tables.add(rows(in, catalog.table(in.readUTF())));
        }
        return new JournalEntry(entry.batchId(), entry.acceptances(), entry.vault(), tables);
    }

    private static TableRows rows(DataInputStream in, TableDescription table) throws IOException {
        if (in.readByte() != table.columns().size()) {
            throw new IllegalArgumentException("A row of " + table.name() + " has other columns than are known here");
        }
        var rows = new ArrayList<@Nullable Object[]>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            var row = new @Nullable Object[table.columns().size()];
            for (var i = 0; i < row.length; i++) {
                row[i] = read(in, table.columns().get(i).type());
            }
            rows.add(row);
        }
        return new TableRows(table, List.copyOf(rows));
    }

    private static void write(DataOutputStream out, ColumnType type, @Nullable Object value) throws IOException {
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        switch (type) {
            case TEXT -> out.writeUTF((String) value);
            case BIGINT -> out.writeLong(((Number) value).longValue());
            case SMALLINT -> out.writeShort(((Number) value).shortValue());
            case BYTES -> {
                out.writeShort(((byte[]) value).length);
                out.write((byte[]) value);
            }
        }
    }

    private static @Nullable Object read(DataInputStream in, ColumnType type) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return switch (type) {
            case TEXT -> in.readUTF();
            case BIGINT -> in.readLong();
            case SMALLINT -> in.readShort();
            case BYTES -> in.readNBytes(in.readUnsignedShort());
        };
    }
}
