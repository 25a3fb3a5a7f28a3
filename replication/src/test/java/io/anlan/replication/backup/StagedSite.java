package io.anlan.replication.backup;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site with one small registration store, a platform store, both stores of backups and a key. */
abstract class StagedSite {
    @TempDir
    Path folder;

    final Progress progress = new Progress();

    @BeforeEach
    void prepare() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(
                folder.resolve("keys/backup-1.key"), "kind=backup\nnotBefore=0\nkey=" + "A".repeat(43) + "=\n");
        Stand.REGISTRATION_A.clean();
        Stand.REGISTRATION_B.clean();
        Stand.PLATFORM.clean();
        Rows.write(Stand.REGISTRATION_A.login(), Rows.REGISTRATION, Rows.registration("c", 1, 1));
        Stand.PLATFORM.fill(5, 20);
    }

    SiteBackups site(Stand registration) {
        return site(registration, part(Stand.PLATFORM));
    }

    SiteBackups site(Stand registration, SiteBackups.Part platform) {
        return new SiteBackups(
                SiteId.SITE_A,
                new BackupWriter.Settings(
                        new FolderStore(folder.resolve("store")), Rows.CATALOG, 2_000, SystemTime.INSTANCE),
                Optional.of(new FolderStore(folder.resolve("copy"))),
                new RetentionPolicy(2, Duration.ZERO),
                new BackupKeys(folder.resolve("keys"), SystemTime.INSTANCE),
                Map.of(SiteStore.REGISTRATION, part(registration), SiteStore.PLATFORM, platform));
    }

    static SiteBackups.Part part(Stand stand) {
        return new SiteBackups.Part(stand::snapshot, stand.target());
    }

    String saved(SiteBackups site) {
        SiteBackups.Saved saved = site.save(progress);
        return saved.problems().isEmpty() ? "[saved]" : "refused " + String.join("; ", saved.problems());
    }

    static String told(Outcome<List<String>> outcome) {
        return outcome.fold(
                Object::toString, refused -> "refused " + refused.detail(), doubt -> "in doubt " + doubt.detail());
    }
}
