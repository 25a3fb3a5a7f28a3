package io.anlan.replication.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.stage.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a store holds beside good backups does not hide them. */
class BackupListTest {
    private static final byte[] JUNK = {1};

    private final InMemoryBackupStore store = new InMemoryBackupStore();
    private final BackupList list =
            new BackupList(store, SiteId.SITE_A, kid -> Backups.find(Backups.KEY, kid), Rows.CATALOG);

    @Test
    void names_that_are_not_ours_are_passed_over() throws SQLException, IOException {
        Manifest good = Backups.write(store, Map.of());
        for (String name : List.of(
                "manifest", "x/manifest", "x/y/manifest", good.id() + "/more/manifest", good.id() + "0/manifest")) {
            store.put("site-a/registration/" + name, JUNK);
        }

        assertThat(list.all(SiteStore.REGISTRATION))
                .extracting(entry -> entry.address().id())
                .containsExactly(good.id());
    }

    @Test
    void a_spoiled_backup_stands_in_the_way_of_later_moments_only() throws Exception {
        Manifest first = Backups.write(store, Map.of());
        Manifest second = first;
        while (second.id().equals(first.id())) {
            InMemoryBackupStore elsewhere = new InMemoryBackupStore();
            second = Backups.write(elsewhere, Map.of());
        }
        store.put("site-a/registration/" + second.id() + "/manifest", JUNK);

        long spoiledAt = BackupRetention.takenMicros(second.id());
        assertThat(list.newest(SiteStore.REGISTRATION, spoiledAt - 1).manifest())
                .isEqualTo(first);
        assertThatExceptionOfType(BadBackupException.class)
                .isThrownBy(() -> list.newest(SiteStore.REGISTRATION, spoiledAt))
                .withMessageContaining(second.id());
    }
}
