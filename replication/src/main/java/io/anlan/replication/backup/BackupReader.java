package io.anlan.replication.backup;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChunkReader;
import io.anlan.replication.backup.format.ChunkSeal;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.backup.format.ManifestSeal;
import io.anlan.replication.backup.format.TableDigest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a backup and believes nothing of it that is not authenticated. */
public final class BackupReader {
    private final BackupStore store;
    private final BackupAddress address;
    private final TableCatalog catalog;
    private final Manifest manifest;
    private final ChunkSeal seal;

    private BackupReader(
            BackupStore store, BackupAddress address, TableCatalog catalog, Manifest manifest, ChunkSeal seal) {
        this.store = store;
        this.address = address;
        this.catalog = catalog;
        this.manifest = manifest;
        this.seal = seal;
    }

    /** Opens the manifest of a backup. */
    public static BackupReader open(
            BackupStore store, BackupAddress address, Function<String, Optional<BackupKey>> keys, TableCatalog catalog)
            throws IOException, BadBackupException {
        byte[] stored = object(store, address.manifest(), "the backup has no manifest: it is not finished");
        Manifest manifest = ManifestSeal.open(
                stored, keys, address.site().id(), address.store().word());
        if (!manifest.id().equals(address.id())) {
            throw new BadBackupException("in the place of backup " + address.id() + " lies " + manifest.id());
        }
        BackupKey key = keys.apply(manifest.key().kid()).orElseThrow();
        return new BackupReader(store, address, catalog, manifest, new ChunkSeal(key, manifest.key(), manifest.id()));
    }

    public Manifest manifest() {
        return manifest;
    }

    public BackupAddress address() {
        return address;
    }

    /** A chunk's rows. */
    public ChunkReader chunk(int number) throws IOException, BadBackupException {
        Manifest.Chunk told = manifest.chunks().get(number);
        byte[] stored = object(store, address.chunk(number), "chunk " + number + " is missing");
        if (stored.length != told.bytes()) {
            throw new BadBackupException(
                    "chunk " + number + " has " + stored.length + " bytes, not " + told.bytes() + " as it was written");
        }
        if (!HexFormat.of().formatHex(Sha256.hash(stored)).equals(told.sha256())) {
            throw new BadBackupException("chunk " + number + " is not what was written: its checksum differs");
        }
        ChunkReader rows = ChunkReader.read(seal.open(number, stored), catalog);
        if (!rows.table().name().equals(told.table()) || rows.rows().size() != told.rows()) {
            throw new BadBackupException("chunk " + number + " holds other rows than the manifest says");
        }
        return rows;
    }

    /** Takes each row that was read. */
    @FunctionalInterface
    public interface RowVisitor {
        void row(TableDescription table, @Nullable Object[] row);
    }

    /** Reads everything once, compares it with what the manifest says, and shows each row. */
    public void check(Progress progress, RowVisitor visitor) throws IOException, BadBackupException {
        progress.step("checks " + address.store().word() + " " + address.id(), manifest.rows());
        Map<String, TableDigest> digests = new LinkedHashMap<>();
        manifest.tables().forEach(table -> digests.put(table.name(), new TableDigest()));
        for (int number = 0; number < manifest.chunks().size(); number++) {
            ChunkReader chunk = chunk(number);
            TableDescription table = chunk.table();
            TableDigest digest = digests.computeIfAbsent(table.name(), name -> new TableDigest());
            for (@Nullable Object[] row : chunk.rows()) {
                digest.add(table, row);
                visitor.row(table, row);
            }
            progress.treated(chunk.rows().size(), manifest.chunks().get(number).bytes());
        }
        for (Manifest.Table table : manifest.tables()) {
            TableDigest digest = digests.getOrDefault(table.name(), new TableDigest());
            if (digest.rows() != table.rows() || !digest.text().equals(table.digest())) {
                throw new BadBackupException("table " + table.name() + " is not whole in the backup");
            }
        }
    }

    private static byte[] object(BackupStore store, String name, String missing)
            throws IOException, BadBackupException {
        try {
            return store.get(name);
        } catch (NoSuchFileException e) {
            throw new BadBackupException(missing);
        }
    }
}
