package io.anlan.replication.wiring;

import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.backup.s3.S3Address;
import io.anlan.replication.backup.s3.S3Store;
import java.net.URI;
import java.nio.file.Path;

/** Makes stores of backups from their addresses. */
final class BackupStores {
    private static final String S3 = "s3+";

    private final ReplicatorConfig.S3 s3;
    private final Ticker ticker;

    BackupStores(ReplicatorConfig.S3 s3, Ticker ticker) {
        this.s3 = s3;
        this.ticker = ticker;
    }

    BackupStore of(String address) {
        URI uri = URI.create(address);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (scheme.equals("file") && path.startsWith("/")) {
            return new FolderStore(Path.of(path));
        }
        // Who asks stands in the environment; an address is shown to people.
        boolean plain = uri.getUserInfo() == null && path.matches("/[a-z0-9.-]+");
        if ((scheme.equals("s3+https") || scheme.equals("s3+http")) && plain) {
            URI endpoint = URI.create(scheme.substring(S3.length()) + "://" + uri.getAuthority());
            return new S3Store(
                    new S3Address(
                            endpoint,
                            path.substring(1),
                            s3.region(),
                            s3.accessKey().orElseThrow(() -> missing("ACCESS")),
                            s3.secretKey().orElseThrow(() -> missing("SECRET")),
                            s3.patience()),
                    ticker);
        }
        throw new IllegalArgumentException("a store of backups is file:/folder or s3+https://host/bucket");
    }

    private static IllegalArgumentException missing(String which) {
        return new IllegalArgumentException("a store of backups in S3 needs its " + which + " key in the environment");
    }
}
