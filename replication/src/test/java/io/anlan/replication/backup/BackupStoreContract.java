package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of backups does. */
public abstract class BackupStoreContract {
    /** The store of this test; empty at first. */
    protected abstract BackupStore store() throws IOException;

    @Test
    void what_was_put_is_there_byte_for_byte() throws IOException {
        byte[] large = new byte[3 << 20];
        new Random(7).nextBytes(large);
        store().put("site-a/x/000001", large);
        store().put("site-a/x/000002", new byte[0]);

        assertThat(store().get("site-a/x/000001")).isEqualTo(large);
        assertThat(store().get("site-a/x/000002")).isEmpty();
    }

    @Test
    void the_last_put_stays() throws IOException {
        store().put("site-a/x/000001", "first".getBytes(UTF_8));
        store().put("site-a/x/000001", "2".getBytes(UTF_8));

        assertThat(store().get("site-a/x/000001")).isEqualTo("2".getBytes(UTF_8));
    }

    @Test
    void what_is_not_there_is_told_from_a_store_that_is_away() throws IOException {
        BackupStore store = store();

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.get("site-a/x/000009"));
    }

    @Test
    void a_list_is_sorted_and_holds_all_that_begin_so() throws IOException {
        for (String name : List.of("site-b/x/1", "site-a/y/2", "site-a/x/000002", "site-a/x/000001", "site-a/x/z/1")) {
            store().put(name, name.getBytes(UTF_8));
        }

        assertThat(store().list("site-a/x/")).containsExactly("site-a/x/000001", "site-a/x/000002", "site-a/x/z/1");
        assertThat(store().list("site-a/x/0000")).containsExactly("site-a/x/000001", "site-a/x/000002");
        assertThat(store().list("site-c/")).isEmpty();
        assertThat(store().list("")).hasSize(5);
    }

    @Test
    void what_is_deleted_is_gone_and_once_more_is_no_error() throws IOException {
        store().put("site-a/x/000001", new byte[1]);
        store().put("site-a/x/000002", new byte[1]);
        store().delete("site-a/x/000001");
        store().delete("site-a/x/000001");

        assertThat(store().list("site-a/")).containsExactly("site-a/x/000002");
    }

    @Test
    void names_that_are_not_ours_are_refused() throws IOException {
        BackupStore store = store();
        for (String name : List.of("../x", "site-a/../../x", "/etc/x", "site-a//x", "", "site-a/x.new", "a b")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .describedAs(name)
                    .isThrownBy(() -> store.put(name, new byte[1]));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.get(name));
        }
    }
}
