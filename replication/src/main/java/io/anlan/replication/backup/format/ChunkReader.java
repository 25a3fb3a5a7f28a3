package io.anlan.replication.backup.format;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of one chunk. Columns must be those of the mapping file; only such as were added later may be missing. */
public record ChunkReader(TableDescription table, List<@Nullable Object[]> rows) {
    /** Reads what {@link ChunkWriter} has written. */
    public static ChunkReader read(byte[] chunk, TableCatalog catalog) throws BadBackupException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(chunk), 1 << 16))) {
            int version = in.readUnsignedByte();
            if (version != ChunkWriter.VERSION) {
                throw new BadBackupException("rows have version " + version + "; this program reads 1");
            }
            StoredTable stored = RowCodec.readTable(in, catalog);
            TableDescription table = stored.table();
            List<@Nullable Object[]> rows = rows(in, stored);
            if (in.read() >= 0) {
                throw new BadBackupException("a chunk of " + table.name() + " goes on after its last row");
            }
            return new ChunkReader(table, rows);
        } catch (IOException e) {
            throw new BadBackupException(
                    "a chunk cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static List<@Nullable Object[]> rows(DataInputStream in, StoredTable stored) throws IOException {
        int count = in.readInt();
        List<@Nullable Object[]> rows = new ArrayList<>(Math.min(Math.max(count, 0), 1 << 16));
        for (int row = 0; row < count; row++) {
            rows.add(RowCodec.readRow(in, stored));
        }
        return rows;
    }
}
