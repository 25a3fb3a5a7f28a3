package io.anlan.replication.backup.changes;

import io.anlan.kernel.Sha256;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.ChangesWriter;
import io.anlan.replication.backup.format.ChunkSeal;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.backup.format.ManifestSeal;
import io.anlan.replication.backup.format.SegmentManifest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes one segment: chunk by chunk, the manifest last. What is cut short has no manifest and is written again. All is read back:
 * on the strength of it the database drops its log.
 */
final class SegmentWriter {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 32;

    private final BackupStore store;
    private final SegmentAddress address;
    private final BackupKey key;
    private final Manifest.Key sealedWith;
    private final ChunkSeal seal;
    private final int chunkBytes;
    private final List<SegmentManifest.Chunk> chunks = new ArrayList<>();
    private ChangesWriter open = new ChangesWriter();
    private long firstMicros;

    SegmentWriter(BackupStore store, SegmentAddress address, BackupKey key, int chunkBytes) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        this.store = store;
        this.address = address;
        this.key = key;
        this.sealedWith = new Manifest.Key(key.kid(), HexFormat.of().formatHex(salt));
        this.seal = new ChunkSeal(key, sealedWith, address.id());
        this.chunkBytes = chunkBytes;
    }

    /** Adds the next row. */
    void add(ChangedRow row) throws IOException {
        if (open.rows() == 0) {
            firstMicros = row.micros();
        }
        open.add(row);
        if (open.size() >= chunkBytes) {
            store();
        }
    }

    /** Ends it; it is there when this returns. */
    ChainHead finish(String previous, String incarnation, Manifest.Point from, Manifest.Point until)
            throws IOException {
        if (open.rows() > 0) {
            store();
        }
        Manifest.Source source = new Manifest.Source(
                address.site().id(),
                SiteStore.REGISTRATION.word(),
                SiteStore.REGISTRATION.engine().name(),
                incarnation);
        SegmentManifest manifest = new SegmentManifest(
                SegmentManifest.PRODUCT,
                SegmentManifest.VERSION,
                address.chain(),
                address.number(),
                previous,
                source,
                from,
                until,
                sealedWith,
                chunks);
        byte[] sealed = ManifestSeal.seal(manifest, key);
        store.putChecked(address.manifest(), sealed);
        return new ChainHead(address, HexFormat.of().formatHex(Sha256.hash(sealed)), incarnation, until);
    }

    private void store() throws IOException {
        int number = chunks.size();
        byte[] sealed = seal.seal(number, open.finish());
        store.putChecked(address.chunk(number), sealed);
        String sha256 = HexFormat.of().formatHex(Sha256.hash(sealed));
        chunks.add(new SegmentManifest.Chunk(open.rows(), firstMicros, sealed.length, sha256));
        open = new ChangesWriter();
    }
}
