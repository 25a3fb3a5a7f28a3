package io.anlan.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.wan.WanPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorFoldersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_founding_that_a_full_disk_cut_short_is_done_again() throws IOException {
        var half = home().director(WanPlace.SITE_A);
        Files.createDirectories(half);
        Files.writeString(half.resolve("voter"), "");
        Files.writeString(half.resolve("voter.new"), "");

        prepare();

        for (var place : WanPlace.values()) {
            assertThat(home().director(place).resolve("voter")).hasContent(place.id());
        }
    }

    @Test
    void a_disk_lost_after_they_voted_is_not_made_good() throws IOException {
        prepare();
        for (var place : WanPlace.values()) {
            Files.createDirectories(home().director(place).resolve("log"));
        }
        home().destroy("director-a");

        prepare();

        assertThat(home().director(WanPlace.SITE_A)).doesNotExist();
        assertThat(home().director(WanPlace.SITE_B).resolve("voter")).hasContent("site-b");
    }

    private TwinHome home() {
        return new TwinHome(folder, Map.of());
    }

    private void prepare() throws IOException {
        new DirectorFolders(home(), new DirectorPlan(22_700)).prepare();
    }
}
