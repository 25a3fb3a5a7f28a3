package io.anlan.failover.director;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.view.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoterNameTest {
    @TempDir
    private Path folder;

    @Test
    void a_voter_that_was_founded_keeps_its_name() throws Exception {
        Files.writeString(folder.resolve("voter"), "site-b\n");

        assertThat(VoterName.in(folder, Place.SITE_B)).isEqualTo(new VoterName("site-b", false));
    }

    @Test
    void one_that_lost_its_disk_has_another_name_and_waits_outside() throws Exception {
        var fresh = VoterName.in(folder.resolve("new"), Place.SITE_B);

        assertThat(fresh.newcomer()).isTrue();
        assertThat(fresh.name()).matches("site-b\\.[0-9a-f]{8}");
        assertThat(VoterName.in(folder.resolve("new"), Place.SITE_B)).isEqualTo(fresh);
    }

    @Test
    void once_taken_in_it_stays_inside() throws Exception {
        var fresh = VoterName.in(folder, Place.WITNESS);

        assertThat(fresh.takenIn(folder).newcomer()).isFalse();

        assertThat(VoterName.in(folder, Place.WITNESS)).isEqualTo(new VoterName(fresh.name(), false));
    }
}
