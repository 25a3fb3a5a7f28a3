package io.anlan.replication.backup;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small backups of made-up rows. */
final class Backups {
    static final BackupKey KEY = key("backup-1", 1);

    private Backups() {}

    static BackupKey key(String kid, int seed) {
        byte[] secret = new byte[BackupKey.LENGTH];
        Arrays.fill(secret, (byte) seed);
        return new BackupKey(kid, secret);
    }

    /** Knows one key. */
    static Optional<BackupKey> find(BackupKey key, String kid) {
        return key.kid().equals(kid) ? Optional.of(key) : Optional.empty();
    }

    /** Writes a backup of site-a's registration store in chunks so small that there are several. */
    static Manifest write(BackupStore store, Map<TableDescription, List<@Nullable Object[]>> rows)
            throws SQLException, IOException {
        BackupWriter.Settings settings = new BackupWriter.Settings(store, Rows.CATALOG, 600, SystemTime.INSTANCE);
        Progress progress = new Progress();
        return BackupWriter.write(settings, SiteId.SITE_A, SiteStore.REGISTRATION, () -> new Held(rows), KEY, progress);
    }

    static BackupReader open(BackupStore store, Manifest manifest, BackupKey key)
            throws IOException, BadBackupException {
        BackupAddress address = new BackupAddress(SiteId.SITE_A, SiteStore.REGISTRATION, manifest.id());
        return BackupReader.open(store, address, kid -> find(key, kid), Rows.CATALOG);
    }

    /** Rows that are just there. */
    private record Held(Map<TableDescription, List<@Nullable Object[]>> rows) implements Snapshot {
        @Override
        public String incarnation() {
            return "database-1";
        }

        @Override
        public Manifest.Point point() {
            return new Manifest.Point("0/10", 1_700_000_000_000_000L);
        }

        @Override
        public void read(TableDescription table, RowSink sink) throws IOException {
            for (@Nullable Object[] row : rows.getOrDefault(table, List.of())) {
                sink.row(row);
            }
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
