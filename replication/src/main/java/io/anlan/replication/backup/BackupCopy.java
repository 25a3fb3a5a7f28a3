package io.anlan.replication.backup;

import io.anlan.kernel.Sha256;
import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Copies the backups of one database to a second store, as they are: nothing is opened on the way. Each object is read back;
 * the manifest comes last there, too, so what is cut short is no backup and is copied again.
 */
final class BackupCopy {
    private final BackupStore from;
    private final BackupStore to;
    private final Progress progress;

    BackupCopy(BackupStore from, BackupStore to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies those that are not there yet, also of days on which the second store was away; answers how many. A spoiled one is told
     * when the others are copied.
     */
    int missing(SiteId site, SiteStore of, List<BackupList.Entry> here) throws IOException, BadBackupException {
        Set<String> there = new HashSet<>(to.list(BackupAddress.all(site, of)));
        int copied = 0;
        List<String> spoiled = new ArrayList<>();
        for (BackupList.Entry entry : here) {
            // A spoiled one is told by whoever uses it; a copy of it would only be another.
            if (entry.reader().isPresent() && !there.contains(entry.address().manifest())) {
                try {
                    copy(entry.address(), entry.reader().get().manifest());
                    copied++;
                } catch (BadBackupException bad) {
                    spoiled.add(bad.reason());
                }
            }
        }
        if (!spoiled.isEmpty()) {
            throw new BadBackupException(String.join("; ", spoiled));
        }
        return copied;
    }

    private void copy(BackupAddress address, Manifest manifest) throws IOException, BadBackupException {
        progress.step(
                "copies " + address.store().word() + " " + address.id() + " to the second store", manifest.rows());
        for (int number = 0; number < manifest.chunks().size(); number++) {
            Manifest.Chunk chunk = manifest.chunks().get(number);
            byte[] stored = stored(address, number);
            if (!HexFormat.of().formatHex(Sha256.hash(stored)).equals(chunk.sha256())) {
                throw new BadBackupException(address.id() + ": chunk " + number + " is not what was written");
            }
            to.putChecked(address.chunk(number), stored);
            progress.treated(chunk.rows(), chunk.bytes());
        }
        to.putChecked(address.manifest(), from.get(address.manifest()));
    }

    private byte[] stored(BackupAddress address, int number) throws IOException, BadBackupException {
        try {
            return from.get(address.chunk(number));
        } catch (NoSuchFileException gone) {
            throw new BadBackupException(address.id() + ": chunk " + number + " is missing");
        }
    }
}
