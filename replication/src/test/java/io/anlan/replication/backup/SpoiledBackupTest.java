package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.backup.format.ManifestSeal;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup that is cut short, changed, mixed up or somebody else's is told from a good one, and why. */
class SpoiledBackupTest {
    private final InMemoryBackupStore store = new InMemoryBackupStore();
    private Manifest manifest = Manifests.NONE;
    private String folder = "";

    @BeforeEach
    void write() throws SQLException, IOException {
        manifest = Backups.write(store, Map.of(Rows.REGISTRATION, rows()));
        folder = "site-a/registration/" + manifest.id();
    }

    @Test
    void nothing_is_left_of_one_that_the_store_had_no_room_for() {
        InMemoryBackupStore full = new InMemoryBackupStore();
        AtomicInteger room = new AtomicInteger(3);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        Backups.write(new StoreUntil(full, room::decrementAndGet), Map.of(Rows.REGISTRATION, rows())));

        assertThat(full.list("")).isEmpty();
    }

    @Test
    void a_store_that_says_yes_and_has_no_manifest_has_no_backup() {
        AtomicInteger puts = new AtomicInteger();
        int all = manifest.chunks().size() + 1;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Backups.write(
                        new StoreThatForgets(new InMemoryBackupStore(), () -> puts.incrementAndGet() == all),
                        Map.of(Rows.REGISTRATION, rows())));
        assertThat(puts).hasValue(all);
    }

    @Test
    void a_good_backup_is_believed() throws IOException, BadBackupException {
        assertThat(manifest.chunks()).hasSizeGreaterThan(3);

        BackupReader reader = Backups.open(store, manifest, Backups.KEY);
        reader.check(new Progress(), (table, row) -> {});

        assertThat(reader.manifest()).isEqualTo(manifest);
    }

    @Test
    void no_byte_of_the_manifest_can_be_changed() throws IOException {
        byte[] good = store.get(folder + "/manifest");
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            store.put(folder + "/manifest", bad);

            refused("byte " + at, this::check);
        }
    }

    @Test
    void the_manifest_cannot_be_cut_or_lengthened() throws IOException {
        byte[] good = store.get(folder + "/manifest");
        for (int length = 0; length < good.length; length++) {
            store.put(folder + "/manifest", Arrays.copyOf(good, length));

            refused("length " + length, this::check);
        }
        store.put(folder + "/manifest", Arrays.copyOf(good, good.length + 1));
        refused("one byte more", this::check);
    }

    @Test
    void no_byte_of_a_chunk_can_be_changed() throws IOException {
        byte[] good = store.get(folder + "/000001");
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0x80;
            store.put(folder + "/000001", bad);

            refused("byte " + at, this::check).withMessageContaining("chunk 1");
        }
    }

    @Test
    void no_chunk_can_be_cut_or_left_out() throws IOException {
        for (int chunk = 0; chunk < manifest.chunks().size(); chunk++) {
            String name = folder + String.format("/%06d", chunk);
            byte[] good = store.get(name);
            store.put(name, Arrays.copyOf(good, good.length - 1));
            refused("cut", this::check).withMessageContaining("chunk " + chunk + " has");

            store.put(name, new byte[0]);
            refused("empty", this::check).withMessageContaining("chunk " + chunk + " has 0 bytes");

            store.delete(name);
            refused("missing", this::check).withMessageContaining("chunk " + chunk + " is missing");
            store.put(name, good);
        }
    }

    @Test
    void chunks_cannot_change_places() throws IOException {
        byte[] first = store.get(folder + "/000000");
        store.put(folder + "/000000", store.get(folder + "/000001"));
        store.put(folder + "/000001", first);

        refused("swapped", this::check);
    }

    @Test
    void a_chunk_of_another_backup_is_not_taken() throws SQLException, IOException {
        Manifest other = another();
        store.put(folder + "/000000", store.get("site-a/registration/" + other.id() + "/000000"));

        refused("other's chunk", this::check);
    }

    @Test
    void the_manifest_of_another_backup_is_not_taken() throws SQLException, IOException {
        Manifest other = another();
        store.put(folder + "/manifest", store.get("site-a/registration/" + other.id() + "/manifest"));

        refused("other's manifest", this::check).withMessageContaining(other.id());
    }

    @Test
    void a_backup_without_manifest_is_not_finished() {
        store.delete(folder + "/manifest");

        refused("no manifest", this::check).withMessageContaining("not finished");
    }

    @Test
    void another_key_of_the_same_name_opens_nothing() {
        BackupKey wrong = Backups.key("backup-1", 2);

        refused("wrong key", () -> Backups.open(store, manifest, wrong)).withMessageContaining("key backup-1");
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        BackupKey other = Backups.key("backup-2", 1);

        refused("unknown key", () -> Backups.open(store, manifest, other))
                .withMessage("the keyring has no backup key backup-1");
    }

    @Test
    void a_backup_of_another_site_or_store_is_foreign() throws IOException {
        byte[] stored = store.get(folder + "/manifest");
        String there = "site-b/platform/" + manifest.id();
        store.put(there + "/manifest", stored);
        BackupAddress address = new BackupAddress(SiteId.SITE_B, SiteStore.PLATFORM, manifest.id());

        refused("foreign", () -> BackupReader.open(store, address, kid -> Backups.find(Backups.KEY, kid), Rows.CATALOG))
                .withMessage("the backup is of the registration store of site-a, not of the platform store of site-b");
    }

    @Test
    void another_product_and_another_version_are_named_before_any_key_is_tried() {
        store.put(folder + "/manifest", "{\"product\":\"other\"}\n".getBytes(UTF_8));
        refused("product", this::check).withMessage("this is no backup of ours");

        store.put(folder + "/manifest", "{\"product\":\"anlan-backup\",\"formatVersion\":2}\n".getBytes(UTF_8));
        refused("version", this::check).withMessageContaining("format version 2; this program reads 1");
    }

    @Test
    void what_nobody_vouches_for_is_not_written_into_a_log() throws IOException {
        String text = new String(store.get(folder + "/manifest"), UTF_8);
        store.put(
                folder + "/manifest",
                text.replace("backup-1", "x\\nbackup restored").getBytes(UTF_8));

        refused("kid", this::check).withMessage("the manifest names no key");
    }

    @Test
    void rows_that_the_manifest_does_not_tell_are_found() throws IOException, BadBackupException {
        // Made with the right key, as only a defect of ours could: the sums are the last to notice.
        Manifest.Table told = manifest.tables().get(5);
        List<Manifest.Table> tables = List.of(new Manifest.Table(told.name(), told.rows(), "0".repeat(64)));
        Manifest wrong = Manifests.with(manifest, tables);
        store.put(folder + "/manifest", ManifestSeal.seal(wrong, Backups.KEY));

        refused("sums", this::check).withMessage("table registration is not whole in the backup");
    }

    private void check() throws IOException, BadBackupException {
        Backups.open(store, manifest, Backups.KEY).check(new Progress(), (table, row) -> {});
    }

    private Manifest another() throws SQLException, IOException {
        Manifest other = manifest;
        while (other.id().equals(manifest.id())) {
            InMemoryBackupStore elsewhere = new InMemoryBackupStore();
            other = Backups.write(elsewhere, Map.of(Rows.REGISTRATION, rows()));
            for (String name : elsewhere.list("")) {
                if (!other.id().equals(manifest.id())) {
                    store.put(name, elsewhere.get(name));
                }
            }
        }
        return other;
    }

    private static List<@Nullable Object[]> rows() {
        return IntStream.range(0, 20)
                .mapToObj(person -> Rows.registration("c", person, 1))
                .toList();
    }

    @CanIgnoreReturnValue
    private static ThrowableAssertAlternative<BadBackupException> refused(String what, ThrowingCallable act) {
        return assertThatExceptionOfType(BadBackupException.class)
                .describedAs(what)
                .isThrownBy(act);
    }
}
