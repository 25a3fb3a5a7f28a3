package io.anlan.replication.backup.changes;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.ChangesReader;
import io.anlan.replication.backup.format.ChunkSeal;
import io.anlan.replication.backup.format.ManifestSeal;
import io.anlan.replication.backup.format.SegmentManifest;
import io.anlan.replication.position.Lsn;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A segment as it lies in a store; nothing of it is believed that is not authenticated. */
final class Segment {
    private final BackupStore store;
    private final SegmentAddress address;
    private final SegmentManifest manifest;
    private final String sha256;
    private final ChunkSeal seal;

    private Segment(
            BackupStore store, SegmentAddress address, SegmentManifest manifest, String sha256, ChunkSeal seal) {
        this.store = store;
        this.address = address;
        this.manifest = manifest;
        this.sha256 = sha256;
        this.seal = seal;
    }

    /** Opens its manifest. */
    static Segment open(BackupStore store, SegmentAddress address, Function<String, Optional<BackupKey>> keys)
            throws IOException, BadBackupException {
        byte[] stored = object(store, address.manifest(), address + " is missing");
        try {
            SegmentManifest manifest =
                    ManifestSeal.openSegment(stored, keys, address.site().id(), SiteStore.REGISTRATION.word());
            if (!manifest.chain().equals(address.chain()) || manifest.number() != address.number()) {
                throw new BadBackupException(
                        "in its place lies segment " + manifest.number() + " of chain " + manifest.chain());
            }
            BackupKey key = keys.apply(manifest.key().kid()).orElseThrow();
            return new Segment(
                    store,
                    address,
                    manifest,
                    HexFormat.of().formatHex(Sha256.hash(stored)),
                    new ChunkSeal(key, manifest.key(), address.id()));
        } catch (BadBackupException bad) {
            throw bad.about(address);
        }
    }

    SegmentManifest manifest() {
        return manifest;
    }

    SegmentAddress address() {
        return address;
    }

    /** Of its manifest as it is stored: what the next one names. */
    String sha256() {
        return sha256;
    }

    /** The place of the log it begins at. */
    long from() {
        return Lsn.parse(manifest.from().position());
    }

    /** The place of the log it ends before. */
    long until() {
        return Lsn.parse(manifest.until().position());
    }

    /** A chunk as it is stored, if it is what was written. */
    byte[] stored(int number) throws IOException, BadBackupException {
        SegmentManifest.Chunk told = manifest.chunks().get(number);
        byte[] stored = object(store, address.chunk(number), address + ": chunk " + number + " is missing");
        if (stored.length != told.bytes()
                || !HexFormat.of().formatHex(Sha256.hash(stored)).equals(told.sha256())) {
            throw new BadBackupException(address + ": chunk " + number + " is not what was written");
        }
        return stored;
    }

    /** The rows of a chunk. */
    List<ChangedRow> chunk(int number, TableCatalog catalog) throws IOException, BadBackupException {
        byte[] stored = stored(number);
        try {
            List<ChangedRow> rows = ChangesReader.read(seal.open(number, stored), catalog);
            if (rows.size() != manifest.chunks().get(number).rows()) {
                throw new BadBackupException("chunk " + number + " holds other rows than the manifest says");
            }
            return rows;
        } catch (BadBackupException bad) {
            throw bad.about(address);
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
