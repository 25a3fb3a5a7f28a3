package io.anlan.replication.backup;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.ChunkSeal;
import io.anlan.replication.backup.format.ChunkWriter;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.backup.format.ManifestSeal;
import io.anlan.replication.backup.format.TableDigest;
import io.anlan.replication.database.Faults;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes one backup of one database: chunk by chunk, the manifest last. What is cut short has no manifest and is none. */
public final class BackupWriter {
    private static final Logger LOG = Logger.getLogger(BackupWriter.class.getName());
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 32;

    private final BackupStore store;
    private final BackupAddress address;
    private final BackupKey key;
    private final Manifest.Key sealedWith;
    private final ChunkSeal seal;
    private final int chunkBytes;
    private final Progress progress;
    private final List<Manifest.Chunk> chunks = new ArrayList<>();
    private final List<Manifest.Table> tables = new ArrayList<>();

    private BackupWriter(BackupStore store, BackupAddress address, BackupKey key, int chunkBytes, Progress progress) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        this.store = store;
        this.address = address;
        this.key = key;
        this.sealedWith = new Manifest.Key(key.kid(), HexFormat.of().formatHex(salt));
        this.seal = new ChunkSeal(key, sealedWith, address.id());
        this.chunkBytes = chunkBytes;
        this.progress = progress;
    }

    /** What every backup of a site is written with. */
    public record Settings(BackupStore store, TableCatalog catalog, int chunkBytes, Ticker ticker) {}

    /** A name that sorts by the time. */
    public static String idAt(long wallMillis) {
        return ID.format(Instant.ofEpochMilli(wallMillis));
    }

    /** The first name after that one. */
    public static String idAfter(String id) {
        return ID.format(ID.parse(id, Instant::from).plusMillis(1));
    }

    /** Copies a database as it is at one moment. */
    public static Manifest write(
            Settings settings, SiteId site, SiteStore of, Snapshot.Source source, BackupKey key, Progress progress)
            throws SQLException, IOException {
        String id = idAt(settings.ticker().wallMillis());
        BackupAddress address = new BackupAddress(site, of, id);
        if (!settings.store().list(address.folder()).isEmpty()) {
            throw new IOException("there is a backup " + id + " already");
        }
        BackupWriter writer = new BackupWriter(settings.store(), address, key, settings.chunkBytes(), progress);
        try (Snapshot snapshot = source.open()) {
            writer.copy(snapshot, of.tables(settings.catalog()));
            return writer.finish(snapshot);
        }
    }

    /** All tables, or nothing: what is left of one that failed would fill the store, and each later try would leave more. */
    private void copy(Snapshot snapshot, List<TableDescription> tables) throws SQLException, IOException {
        try {
            for (TableDescription table : tables) {
                copy(snapshot, table);
            }
        } catch (SQLException | IOException | RuntimeException failure) {
            forget();
            throw failure;
        }
    }

    private void forget() {
        try {
            // That which failed may have been stored all the same.
            for (int number = 0; number <= chunks.size(); number++) {
                store.delete(address.chunk(number));
            }
        } catch (IOException | RuntimeException away) {
            // What has no manifest is no backup; it is swept up some days later.
            LOG.log(Level.WARNING, () -> "Left over of backup " + address.id() + ": " + Faults.describe(away));
        }
    }

    private void copy(Snapshot snapshot, TableDescription table) throws SQLException, IOException {
        progress.step("copies " + address.store().word() + "." + table.name(), 0);
        TableDigest digest = new TableDigest();
        ChunkWriter[] open = {new ChunkWriter(table)};
        snapshot.read(table, row -> {
            digest.add(table, row);
            open[0].add(row);
            if (open[0].size() >= chunkBytes) {
                store(table, open[0]);
                open[0] = new ChunkWriter(table);
            }
        });
        if (open[0].rows() > 0) {
            store(table, open[0]);
        }
        tables.add(new Manifest.Table(table.name(), digest.rows(), digest.text()));
    }

    private void store(TableDescription table, ChunkWriter chunk) throws IOException {
        int number = chunks.size();
        byte[] sealed = seal.seal(number, chunk.finish());
        store.put(address.chunk(number), sealed);
        String sha256 = HexFormat.of().formatHex(Sha256.hash(sealed));
        chunks.add(new Manifest.Chunk(table.name(), chunk.rows(), sealed.length, sha256));
        progress.treated(chunk.rows(), sealed.length);
    }

    private Manifest finish(Snapshot snapshot) throws IOException {
        Manifest manifest = new Manifest(
                Manifest.PRODUCT,
                Manifest.VERSION,
                address.id(),
                new Manifest.Source(
                        address.site().id(),
                        address.store().word(),
                        address.store().engine().name(),
                        snapshot.incarnation()),
                snapshot.point(),
                sealedWith,
                tables,
                chunks);
        store.putChecked(address.manifest(), ManifestSeal.seal(manifest, key));
        return manifest;
    }
}
