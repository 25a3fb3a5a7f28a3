package io.anlan.replication.backup.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows, their chunk and its seal; below the manifest, which would hide what these let pass. */
class ChunkTest {
    private static final BackupKey KEY = new BackupKey("k", new byte[BackupKey.LENGTH]);
    private static final Manifest.Key SALT = new Manifest.Key("k", "5a".repeat(32));
    private static final Manifest.Key OTHER_SALT = new Manifest.Key("k", "5b".repeat(32));

    private static final String BEFORE = "who bytes, version bigint, writer smallint, row_hash bytes";

    @Test
    void any_row_of_any_table_comes_back_as_it_was() throws BadBackupException {
        long seed = RandomRows.seed();
        for (TableDescription table : Rows.CATALOG.tables()) {
            List<@Nullable Object[]> rows = new RandomRows(table, seed).list(200);
            ChunkWriter writer = new ChunkWriter(table);
            rows.forEach(writer::add);

            ChunkReader read = ChunkReader.read(writer.finish(), Rows.CATALOG);

            assertThat(read.table()).isEqualTo(table);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(Arrays.deepEquals(read.rows().get(i), rows.get(i)))
                        .describedAs("row %d of %s, -Danlan.seed=%d", i, table.name(), seed)
                        .isTrue();
            }
        }
    }

    @Test
    void rows_cut_anywhere_or_going_on_are_refused() throws IOException {
        byte[] plain = unzipped(chunk());
        for (int length = 0; length < plain.length; length++) {
            byte[] cut = zipped(Arrays.copyOf(plain, length));
            assertThatExceptionOfType(BadBackupException.class)
                    .describedAs("length %d", length)
                    .isThrownBy(() -> ChunkReader.read(cut, Rows.CATALOG));
        }
        byte[] longer = zipped(Arrays.copyOf(plain, plain.length + 1));
        assertThatExceptionOfType(BadBackupException.class)
                .isThrownBy(() -> ChunkReader.read(longer, Rows.CATALOG))
                .withMessageContaining("goes on after its last row");
    }

    @Test
    void rows_of_other_columns_are_refused() throws IOException {
        TableCatalog catalog = catalog("registration", BEFORE);

        assertThatExceptionOfType(BadBackupException.class)
                .isThrownBy(() -> ChunkReader.read(chunk(), catalog))
                .withMessageContaining("other columns");
    }

    /** A release that maps two more columns restores what one before it has saved. */
    @Test
    void rows_from_before_a_column_was_added_are_read_with_nothing_in_it() throws Exception {
        String now = "who bytes, note text?+, version bigint, tail bigint?+, writer smallint, row_hash bytes";
        @Nullable Object[] before = {new byte[] {1}, 5L, (short) 1, new byte[] {2}};
        @Nullable Object[] read = {new byte[] {1}, null, 5L, null, (short) 1, new byte[] {2}};

        assertThat(read(BEFORE, before, now)).isEqualTo(read);
        @Nullable Object[] between = {new byte[] {1}, "n", 5L, (short) 1, new byte[] {2}};
        read[1] = "n";
        String noted = "who bytes, note text?+, version bigint, writer smallint, row_hash bytes";
        assertThat(read(noted, between, now)).isEqualTo(read);
    }

    @Test
    void a_column_that_is_missing_strange_or_in_another_place_is_refused() throws Exception {
        @Nullable Object[] row = {new byte[] {1}, 5L, (short) 1, new byte[] {2}};
        for (String now : List.of(
                "who bytes, note text?, version bigint, writer smallint, row_hash bytes",
                "who bytes, writer smallint, version bigint, row_hash bytes",
                "who text, version bigint, note text?+, writer smallint, row_hash bytes",
                "who bytes, version bigint, writer smallint, row_hash bytes, epoch bigint")) {
            refusesColumns(BEFORE, row, now);
        }
        @Nullable Object[] more = {new byte[] {1}, "n", 5L, (short) 1, new byte[] {2}};
        String noted = "who bytes, note text?+, version bigint, writer smallint, row_hash bytes";
        refusesColumns(noted, more, BEFORE);
        refusesColumns(noted, more, "who bytes, note bigint?+, version bigint, writer smallint, row_hash bytes");
        refusesColumns(noted, more, "who bytes, version bigint, note text?+, writer smallint, row_hash bytes");
    }

    @Test
    void a_seal_opens_in_its_own_place_only() throws BadBackupException {
        byte[] plain = {1, 2, 3};
        byte[] sealed = new ChunkSeal(KEY, SALT, "one").seal(7, plain);

        assertThat(new ChunkSeal(KEY, SALT, "one").open(7, sealed)).isEqualTo(plain);
        refuses(new ChunkSeal(KEY, SALT, "one"), 8, sealed);
        refuses(new ChunkSeal(KEY, SALT, "two"), 7, sealed);
        refuses(new ChunkSeal(KEY, OTHER_SALT, "one"), 7, sealed);
        refuses(new ChunkSeal(new BackupKey("k", filled()), SALT, "one"), 7, sealed);
    }

    @Test
    void a_chunk_that_claims_another_number_is_not_taken_for_it() {
        byte[] sealed = new ChunkSeal(KEY, SALT, "one").seal(7, new byte[] {1, 2, 3});
        sealed[8] = 8;

        refuses(new ChunkSeal(KEY, SALT, "one"), 8, sealed);
    }

    @Test
    void no_bit_under_a_seal_can_be_changed() {
        byte[] sealed = new ChunkSeal(KEY, SALT, "one").seal(7, new byte[] {1, 2, 3});
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] bad = sealed.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(new ChunkSeal(KEY, SALT, "one"), 7, bad);
        }
        for (int length = 0; length < sealed.length; length++) {
            refuses(new ChunkSeal(KEY, SALT, "one"), 7, Arrays.copyOf(sealed, length));
        }
    }

    @Test
    void nothing_of_a_row_can_be_read_without_the_key() {
        byte[] sealed = new ChunkSeal(KEY, SALT, "one").seal(0, "campaign-of-everybody".getBytes(UTF_8));

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("campaign");
    }

    private static void refuses(ChunkSeal seal, int number, byte[] stored) {
        assertThatExceptionOfType(BadBackupException.class).isThrownBy(() -> seal.open(number, stored));
    }

    private static TableDescription mapped(String columns) throws IOException {
        return catalog("t", columns).table("t");
    }

    private static TableCatalog catalog(String table, String columns) throws IOException {
        String file = "tables = " + table + "\n" + table + ".rule = FIRST_WINS\n" + table + ".key = who\n" + table
                + ".directions = SITE\n" + table + ".columns = " + columns + "\n";
        return TableCatalog.load(new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    /** A row as it was stored, read by a release that maps the table so: from a backup and from a segment alike. */
    private static @Nullable Object[] read(String stored, @Nullable Object[] row, String now)
            throws IOException, BadBackupException {
        ChunkWriter chunk = new ChunkWriter(mapped(stored));
        chunk.add(row);
        ChangesWriter changes = new ChangesWriter();
        changes.add(new ChangedRow(7, mapped(stored), row));
        @Nullable
        Object[] whole =
                ChunkReader.read(chunk.finish(), catalog("t", now)).rows().get(0);
        ChangedRow changed =
                ChangesReader.read(changes.finish(), catalog("t", now)).get(0);
        assertThat(changed.table()).isEqualTo(mapped(now));
        assertThat(changed.values()).isEqualTo(whole);
        return whole;
    }

    private static void refusesColumns(String stored, @Nullable Object[] row, String now) {
        assertThatExceptionOfType(BadBackupException.class)
                .describedAs(now)
                .isThrownBy(() -> read(stored, row, now))
                .withMessageContaining("table t has other columns");
    }

    private static byte[] chunk() {
        ChunkWriter writer = new ChunkWriter(Rows.REGISTRATION);
        writer.add(Rows.registration("c", 1, 1));
        writer.add(Rows.registration("c", 2, 1));
        return writer.finish();
    }

    private static byte[] filled() {
        byte[] key = new byte[BackupKey.LENGTH];
        Arrays.fill(key, (byte) 9);
        return key;
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
