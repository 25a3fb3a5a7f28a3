package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.backup.changes.ChangeLog;
import io.anlan.replication.backup.changes.ChangeRecorder;
import io.anlan.replication.backup.folder.FolderStore;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain with a link missing, changed or exchanged is told from a good one. */
class SpoiledChainTest extends StagedChain {
    @Test
    void a_segment_that_is_missing_or_changed_or_mixed_up_is_refused() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        for (int i = 0; i < 4; i++) {
            written();
        }
        List<String> names = here().list("site-a/changes/");
        assertThat(names).hasSize(1 + 4 * 2);
        assertThat(restored(RestoreMoment.newest())).contains("registration: 5 rows");

        for (String name : names.subList(1, names.size() - 2)) {
            byte[] good = here().get(name);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            here().put(name, bad);
            assertThat(restored(RestoreMoment.newest())).describedAs(name).startsWith("refused");
            here().delete(name);
            assertThat(restored(RestoreMoment.newest())).describedAs(name).startsWith("refused");
            here().put(name, good);
        }
        swap(names.get(4), names.get(6));
        assertThat(restored(RestoreMoment.newest())).startsWith("refused");
        swap(names.get(4), names.get(6));
        assertThat(restored(RestoreMoment.newest())).contains("registration: 5 rows");
    }

    @Test
    void segments_of_two_histories_do_not_follow_each_other() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        BackupStore other = new FolderStore(folder.resolve("other"));
        for (String name : here().list("")) {
            other.put(name, here().get(name));
        }
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
        Manifest.Point present = present();
        // The same places of the log, the same rows, and yet not what the next one names.
        assertThat(recorder(() -> unreleased(Optional.of(present)), other).run())
                .isTrue();
        assertThat(recorder(() -> unreleased(Optional.of(present)), here()).run())
                .isTrue();
        written();
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 4 rows");

        for (String name : other.list("site-a/changes/").subList(3, 5)) {
            here().put(name, other.get(name));
        }
        assertThat(restored(RestoreMoment.newest())).contains("there is a gap in what was recorded", "does not follow");
    }

    @Test
    void a_spoiled_segment_stands_in_the_way_of_later_moments_only() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        written();
        long moment = now(A);
        written();
        written();
        String spoiled = here().list("site-a/changes/").get(6);
        assertThat(spoiled).endsWith("000000003/manifest");
        here().put(spoiled, new byte[1]);

        assertThat(restored(RestoreMoment.at(moment))).startsWith("[registration: 2 rows");
        assertThat(restored(RestoreMoment.newest())).startsWith("refused there is a gap in what was recorded after");
    }

    /** It will never be there, and whoever restores is told; an alert for ever would hide the next one. */
    @ParameterizedTest
    @ValueSource(strings = {"manifest", "000000"})
    void a_spoiled_segment_does_not_keep_the_copies_from_being_whole_again(String part) throws Exception {
        withoutCopy(() -> {
            written();
            List<String> names = here().list("site-a/changes/");
            here().put(names.get(1).replaceFirst("[^/]*$", part), new byte[1]);
        });
        assertThat(figures.copied()).isFalse();

        written();
        assertThat(figures.copied()).isTrue();
        assertThat(copy().list("site-a/changes/"))
                .noneMatch(name -> name.contains("/000000001/"))
                .anyMatch(name -> name.endsWith("/000000002/manifest"));
    }

    @Test
    void a_segment_that_cannot_be_read_now_is_still_to_be_copied() throws Exception {
        withoutCopy(this::written);
        Path away = Files.move(folder.resolve("keys/backup-1.key"), folder.resolve("backup-1.away"));
        Files.writeString(
                folder.resolve("keys/backup-2.key"), "kind=backup\nnotBefore=1\nkey=" + "B".repeat(43) + "=\n");
        written();
        assertThat(figures.copied()).isFalse();

        Files.move(away, folder.resolve("keys/backup-1.key"));
        written();
        assertThat(figures.copied()).isTrue();
        assertThat(copy().list("site-a/changes/")).isEqualTo(here().list("site-a/changes/"));
    }

    /** The chunk, then the manifest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_log_is_not_dropped_on_the_word_of_a_store_that_forgets(int nth) throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        AtomicInteger puts = new AtomicInteger();
        ChangeRecorder recorder = recorder(log(A), new StoreThatForgets(here(), () -> puts.incrementAndGet() == nth));
        for (int i = 0; i < 2; i++) {
            Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("c", person++, 1));
            boolean unused = recorder.run();
            assertThat(figures.recording()).isEqualTo(i > 0);
        }

        assertThat(restored(RestoreMoment.newest())).startsWith("[registration: 3 rows");
    }

    /** As by a snapshot of its disk: it is the same database by its name, and its log is another one from there on. */
    @Test
    void a_database_that_was_put_back_begins_another_chain() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Manifest.Point before = present();
        written();
        List<String> stored = here().list("site-a/changes/");

        assertThat(recorder(() -> unreleased(Optional.of(before)), here()).run())
                .isFalse();
        assertThat(figures.problem()).contains("ends before segment 1", "it was put back");
        assertThat(figures.broken()).isTrue();
        assertThat(here().list("site-a/changes/")).isEqualTo(stored);
    }

    private interface Act {
        void run() throws IOException;
    }

    /** A whole backup, then this while the second store is away. */
    private void withoutCopy(Act act) throws IOException {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Path away = Files.move(folder.resolve("copy"), folder.resolve("copy-away"));
        Files.createFile(folder.resolve("copy"));
        act.run();
        Files.delete(folder.resolve("copy"));
        Files.move(away, folder.resolve("copy"));
    }

    private static Manifest.Point present() throws SQLException {
        try (ChangeLog log = log(A).open()) {
            return log.present();
        }
    }

    private void swap(String one, String other) throws IOException {
        byte[] first = here().get(one);
        here().put(one, here().get(other));
        here().put(other, first);
    }
}
