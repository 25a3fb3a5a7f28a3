package io.anlan.replication.backup;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.changes.ChangeRecorder;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.anlan.replication.backup.changes.RecordedHistory;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.backup.postgres.PostgresChangeLog;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
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
    final ChangesFigures figures = new ChangesFigures(SystemTime.INSTANCE);
    private final Map<Stand, ChangeRecorder> recorders = new EnumMap<>(Stand.class);

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
        return site(registration, Map.of(SiteStore.REGISTRATION, part(registration), SiteStore.PLATFORM, platform));
    }

    SiteBackups site(Stand registration, Map<SiteStore, SiteBackups.Part> parts) {
        return new SiteBackups(
                SiteId.SITE_A,
                settings(here()),
                Optional.of(copy()),
                new RetentionPolicy(2, Duration.ZERO),
                keys(),
                history(registration),
                parts);
    }

    BackupStore here() {
        return new FolderStore(folder.resolve("store"));
    }

    BackupStore copy() {
        return new FolderStore(folder.resolve("copy"));
    }

    private BackupKeys keys() {
        return new BackupKeys(folder.resolve("keys"), SystemTime.INSTANCE);
    }

    private static BackupWriter.Settings settings(BackupStore store) {
        return settings(store, SystemTime.INSTANCE);
    }

    private static BackupWriter.Settings settings(BackupStore store, Ticker ticker) {
        return new BackupWriter.Settings(store, Rows.CATALOG, 2_000, ticker);
    }

    /** What records a database's changes; the same at each call, as in one process. */
    ChangeRecorder recorder(Stand registration) {
        return recorders.computeIfAbsent(registration, stand -> recorder(log(stand), here()));
    }

    /** Another process, which knows only what is stored. */
    ChangeRecorder recorder(ChangeLog.Source source, BackupStore into) {
        return recorder(source, into, SystemTime.INSTANCE);
    }

    ChangeRecorder recorder(ChangeLog.Source source, BackupStore into, Ticker ticker) {
        return new ChangeRecorder(source, SiteId.SITE_A, settings(into, ticker), keys(), Optional.of(copy()), figures);
    }

    static ChangeLog.Source log(Stand stand) {
        return () -> PostgresChangeLog.open(Databases.address(stand.login()), Rows.CATALOG);
    }

    RecordedHistory history(Stand registration) {
        return history(recorder(registration));
    }

    RecordedHistory history(ChangeRecorder recorder) {
        return new RecordedHistory(Optional.of(recorder), SiteId.SITE_A, keys(), Rows.CATALOG);
    }

    /** The present by the database's own clock. */
    static long now(Stand stand) {
        String sql = "SELECT (extract(epoch from clock_timestamp()) * 1000000)::bigint";
        return Long.parseLong(Databases.ask(stand.login(), sql));
    }

    static SiteBackups.Part part(Stand stand) {
        return new SiteBackups.Part(stand::snapshot, stand.target());
    }

    String saved(SiteBackups site) {
        SiteBackups.Saved saved = site.save(EnumSet.allOf(SiteStore.class), progress);
        return saved.problems().isEmpty() ? "[saved]" : "refused " + String.join("; ", saved.problems());
    }

    static String told(Outcome<List<String>> outcome) {
        return outcome.fold(
                Object::toString, refused -> "refused " + refused.detail(), doubt -> "in doubt " + doubt.detail());
    }
}
