package io.anlan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFoldersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void a_site_whose_data_lie_elsewhere_finds_them_without_being_told_again() throws IOException {
        Files.writeString(home.resolve("twin.json"), """
                {"version":1,"portBase":21000,"nodesPerSite":1,"copies":"apps/x","kinds":["POSTGRES"],
                 "databases":{"site-a":"/disk/a","site-b":"/disk/b"}}""");

        assertThat(DataFolders.of(Map.of(SiteId.SITE_B, Path.of("/other")), home))
                .isEqualTo(Map.of(SiteId.SITE_A, Path.of("/disk/a"), SiteId.SITE_B, Path.of("/other")));
    }

    @Test
    void a_folder_without_a_twin_or_with_a_broken_one_knows_of_none() throws IOException {
        assertThat(DataFolders.of(Map.of(), home)).isEmpty();

        Files.writeString(home.resolve("twin.json"), "{");
        assertThat(DataFolders.of(Map.of(), home)).isEmpty();
    }
}
