package io.anlan.local.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppCopiesTest {
    private static final Set<BuiltApp> APPS = EnumSet.of(BuiltApp.NODE, BuiltApp.EDGE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        write("app/target/quarkus-app/quarkus-run.jar", "node 1");
        write("app/target/quarkus-app/lib/main/some.jar", "library");
        write("failover/target/anlan-failover.jar", "edge 1");
        write("failover/target/lib/some.jar", "library");
    }

    @Test
    void a_rebuild_does_not_change_what_runs() throws IOException {
        var before = copies().of(folder, APPS);
        // Written over in place, as the jar plugin does.
        write("app/target/quarkus-app/quarkus-run.jar", "node two");
        var after = copies().of(folder, APPS);

        assertThat(after).isNotEqualTo(before);
        assertThat(Files.readString(before.resolve("app/quarkus-run.jar"))).isEqualTo("node 1");
        assertThat(Files.readString(after.resolve("app/quarkus-run.jar"))).isEqualTo("node two");
        assertThat(Files.readString(after.resolve("failover/some.jar"))).isEqualTo("library");
    }

    @Test
    void equal_programs_are_copied_once() throws IOException {
        var before = copies().of(folder, APPS);
        write("app/target/quarkus-app/quarkus-run.jar", "node 1");

        assertThat(copies().of(folder, APPS)).isEqualTo(before);
        assertThat(Files.getAttribute(before.resolve("app/lib/main/some.jar"), "unix:nlink"))
                .isEqualTo(3);
    }

    @Test
    void old_copies_make_room_and_take_with_them_what_nobody_uses() throws IOException {
        for (int version = 0; version < 8; version++) {
            write("app/target/quarkus-app/quarkus-run.jar", "node of version " + version);
            assertThat(copies().of(folder, APPS)).exists();
        }

        try (var left = Files.list(folder.resolve("apps"));
                var store = Files.list(folder.resolve("apps/store"))) {
            assertThat(left.filter(Files::isDirectory)).hasSizeLessThanOrEqualTo(5);
            assertThat(store).hasSizeLessThanOrEqualTo(7);
        }
    }

    @Test
    void what_is_not_built_is_named_with_the_way_out() {
        assertThatThrownBy(() -> copies().of(folder, EnumSet.of(BuiltApp.REPLICATOR)))
                .hasMessageContaining("replication is not built")
                .hasMessageContaining("mvn package");
    }

    private AppCopies copies() {
        return new AppCopies(folder.resolve("apps"));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
