package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** What tests of restores have in common: a store, rows of one seed, and short words for what came of a restore. */
abstract class StagedRestore {
    private static final int ROWS = 60;

    final InMemoryBackupStore store = new InMemoryBackupStore();
    final long seed = RandomRows.seed();

    /** Fills and saves; answers what of it is still alive at the moment rows are judged by. */
    @CanIgnoreReturnValue
    List<String> saved(Stand from) throws SQLException, IOException {
        from.clean();
        from.fill(seed, ROWS);
        Manifest manifest = from.save(store);
        assertThat(manifest.rows()).isEqualTo(from.content().size());
        for (TableDescription table : Rows.CATALOG.tables()) {
            if (table.expires()) {
                Databases.run(
                        from.login(),
                        "DELETE FROM " + table.name() + " WHERE " + Column.KEEP_UNTIL + " <= " + RandomRows.NOW_MICROS);
            }
        }
        List<String> alive = from.content();
        assertThat(alive).hasSizeLessThan((int) manifest.rows());
        return alive;
    }

    Outcome<Restore.Restored> restore(Stand from, RestoreTarget to) throws IOException, BadBackupException {
        return restore(reader(from), to);
    }

    static Outcome<Restore.Restored> restore(BackupReader reader, RestoreTarget to) {
        List<TableDescription> tables = to.store().tables(Rows.CATALOG);
        return new Restore(to, tables, RestoreContent.of(reader), Stand.CLOCK, new Progress()).run();
    }

    BackupReader reader(Stand from) throws IOException, BadBackupException {
        return reader(store, from);
    }

    BackupReader reader(BackupStore at, Stand from) throws IOException, BadBackupException {
        List<String> names = store.list(BackupAddress.all(SiteId.SITE_A, from.store()));
        String id = names.get(names.size() - 1).split("/")[2];
        BackupAddress address = new BackupAddress(SiteId.SITE_A, from.store(), id);
        return BackupReader.open(at, address, kid -> Backups.find(Backups.KEY, kid), Rows.CATALOG);
    }

    static void write(Stand to) {
        Rows.write(to.login(), Rows.REGISTRATION, Rows.registration("meanwhile", 1, 1));
    }

    static List<TableDescription> tables(Stand stand) {
        return stand.store().tables(Rows.CATALOG);
    }

    static String ledger(Stand stand) {
        return Databases.ask(stand.login(), "SELECT count(*) FROM restore_run");
    }

    static String told(Outcome<Restore.Restored> outcome) {
        return outcome.fold(
                done -> "done " + done.differing(),
                refused -> "refused " + refused.type() + ": " + refused.detail(),
                doubt -> "in doubt: " + doubt.detail());
    }
}
