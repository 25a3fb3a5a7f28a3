package io.anlan.replication.reseed;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.backup.BackupKeys;
import io.anlan.replication.backup.BackupWriter;
import io.anlan.replication.backup.Progress;
import io.anlan.replication.backup.RestoreMoment;
import io.anlan.replication.backup.RestoreTarget;
import io.anlan.replication.backup.RetentionPolicy;
import io.anlan.replication.backup.SiteBackups;
import io.anlan.replication.backup.SiteStore;
import io.anlan.replication.backup.changes.ChangeRecorder;
import io.anlan.replication.backup.changes.ChangesFigures;
import io.anlan.replication.backup.changes.RecordedHistory;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.backup.mariadb.MariaDbSnapshot;
import io.anlan.replication.backup.postgres.PostgresChangeLog;
import io.anlan.replication.backup.postgres.PostgresSnapshot;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Site B's databases are destroyed and restored from its backups; its peer had read further than the new ones have written. */
class RestoredSiteTest {
    private static final SiteId B = SiteId.SITE_B;

    @TempDir
    Path folder;

    private final Progress progress = new Progress();
    private BackupKeys keys = new BackupKeys(Path.of("none"), SystemTime.INSTANCE);

    @BeforeEach
    void key() throws IOException {
        Files.writeString(folder.resolve("backup-1.key"), "kind=backup\nnotBefore=0\nkey=" + "A".repeat(43) + "=\n");
        keys = new BackupKeys(folder, SystemTime.INSTANCE);
    }

    @Test
    void what_a_restored_site_writes_and_what_only_its_backup_had_is_soon_everywhere() throws Exception {
        try (StagedLoss life = StagedLoss.ofNothing()) {
            peerReadsFar();
            ChangeRecorder recorder = recorder();
            assertThat(site(recorder)
                            .save(EnumSet.allOf(SiteStore.class), progress)
                            .problems())
                    .isEmpty();
            // No link of B runs: only the backup has this.
            Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("backup only", 1, 2));
            assertThat(recorder.run()).isTrue();
            long moment = now();
            Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("after", 1, 2));
            assertThat(recorder.run()).isTrue();

            try (AutoCloseable registration = Databases.newPostgresB()) {
                Databases.newMariaDb(B);
                Outcome<List<String>> restored =
                        site(recorder()).restore(SiteBackups.Place.HERE, RestoreMoment.at(moment), progress);
                assertThat(restored.fold(Object::toString, refused -> refused.detail(), doubt -> doubt.detail()))
                        .contains("registration: 5103 ", "segments", "platform: ", "equal to it by digest");
                assertThat(campaigns()).isEqualTo("backup only,c1,far");
                comesBack(life);
                assertThat(registration).isNotNull();
            }
        }
    }

    /** The peer's position is beyond all that a new database has written for a long time. */
    private static void peerReadsFar() {
        for (int i = 0; i < 8; i++) {
            Databases.run(
                    Databases.postgresB().superuser(),
                    "SELECT pg_logical_emit_message(false, 'fill', 'x')",
                    "SELECT pg_switch_wal()");
        }
        try (StagedLink link = StagedLink.bToA().started()) {
            Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("far", 1, 2));
            link.awaits(LinkState.RUNNING).awaitsMark();
        }
    }

    private static void comesBack(StagedLoss life) throws Exception {
        try (StagedReseed b = StagedReseed.up()) {
            b.outbound().awaits(LinkState.REFUSED);
            b.inbound().awaits(LinkState.NOT_CREATED);
            assertThat(b.reseed()).startsWith("done: registration: ");

            Rows.write(Databases.postgresB().replicator(), Rows.REGISTRATION, Rows.registration("new", 1, 2));
            Rows.write(
                    Databases.postgresB().replicator(), Rows.CAMPAIGN_TEXT, Rows.text("c2", "new", "", 9_000_000, 3));
            Bureau.at(B).opens(999, "after it came back");
            for (int round = 0; round < 2; round++) {
                b.awaitsMarks();
                life.awaitsMarks();
            }
            try (StagedReconcile a = StagedReconcile.at(SiteId.SITE_A)) {
                // A row that B had never sent before it was lost is in no log any more; the peer's own comparison takes
                // it.
                assertThat(a.run().state()).isIn("MENDED", "EQUAL");
            }
            for (int round = 0; round < 2; round++) {
                b.awaitsMarks();
                life.awaitsMarks();
            }
        }
        Rows.CATALOG.tables().forEach(EachDatabase::assertSame);
        assertThat(campaigns()).isEqualTo("backup only,c1,far,new");
    }

    private static String campaigns() {
        return Databases.ask(
                Databases.postgresB().replicator(),
                "SELECT string_agg(DISTINCT campaign_id, ',' ORDER BY campaign_id) FROM registration");
    }

    private static long now() {
        return Long.parseLong(Databases.ask(
                Databases.postgresB().replicator(),
                "SELECT (extract(epoch from clock_timestamp()) * 1000000)::bigint"));
    }

    private static DatabaseAddress registration() {
        return Databases.address(Databases.postgresB().replicator());
    }

    private BackupWriter.Settings settings() {
        return new BackupWriter.Settings(
                new FolderStore(folder.resolve("store")), Rows.CATALOG, 100_000, SystemTime.INSTANCE);
    }

    private ChangeRecorder recorder() {
        return new ChangeRecorder(
                () -> PostgresChangeLog.open(registration(), Rows.CATALOG),
                B,
                settings(),
                keys,
                Optional.empty(),
                new ChangesFigures(SystemTime.INSTANCE));
    }

    private SiteBackups site(ChangeRecorder recorder) {
        TargetDatabase platform = new MariaDbTarget(Databases.platform(B));
        TargetDatabase own = new PostgresTarget(registration());
        return new SiteBackups(
                B,
                settings(),
                Optional.empty(),
                new RetentionPolicy(2, Duration.ofDays(1)),
                keys,
                new RecordedHistory(Optional.of(recorder), B, keys, Rows.CATALOG),
                Map.of(
                        SiteStore.REGISTRATION,
                        new SiteBackups.Part(
                                () -> PostgresSnapshot.open(registration()),
                                RestoreTarget.of(SiteStore.REGISTRATION, own, () -> {})),
                        SiteStore.PLATFORM,
                        new SiteBackups.Part(
                                () -> MariaDbSnapshot.open(platform),
                                RestoreTarget.of(SiteStore.PLATFORM, platform, () -> {}))));
    }
}
