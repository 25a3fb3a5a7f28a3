package io.anlan.replication.wiring;

import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.folder.FolderStore;
import java.net.URI;
import java.nio.file.Path;

/** Makes a store of backups from its address. */
final class BackupStores {
    private BackupStores() {}

    static BackupStore of(String address) {
        URI uri = URI.create(address);
        if ("file".equals(uri.getScheme()) && uri.getPath() != null) {
            return new FolderStore(Path.of(uri.getPath()));
        }
        throw new IllegalArgumentException("a store of backups is file:/folder, not " + uri.getScheme());
    }
}
