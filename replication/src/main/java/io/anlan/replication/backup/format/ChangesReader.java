package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.TableCatalog;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads what {@link ChangesWriter} has written. */
public final class ChangesReader {
    private ChangesReader() {}

    /** The rows of one chunk, in the order in which they were committed. */
    public static List<ChangedRow> read(byte[] chunk, TableCatalog catalog) throws BadBackupException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(chunk), 1 << 16))) {
            int version = in.readUnsignedByte();
            if (version != ChangesWriter.VERSION) {
                throw new BadBackupException("changes have version " + version + "; this program reads 2");
            }
            List<StoredTable> tables = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                tables.add(RowCodec.readTable(in, catalog));
            }
            int count = in.readInt();
            List<ChangedRow> rows = new ArrayList<>(Math.min(Math.max(count, 0), 1 << 16));
            for (int row = 0; row < count; row++) {
                rows.add(row(in, tables));
            }
            if (in.read() >= 0) {
                throw new BadBackupException("a chunk of changes goes on after its last row");
            }
            return rows;
        } catch (IOException e) {
            throw new BadBackupException(
                    "a chunk of changes cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static ChangedRow row(DataInputStream in, List<StoredTable> tables) throws IOException {
        long micros = in.readLong();
        int place = in.readUnsignedShort();
        if (place >= tables.size()) {
            throw new IOException("a row is of no table");
        }
        StoredTable stored = tables.get(place);
        return new ChangedRow(micros, stored.table(), RowCodec.readRow(in, stored));
    }
}
