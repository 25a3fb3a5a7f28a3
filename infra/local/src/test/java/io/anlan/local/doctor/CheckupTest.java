package io.anlan.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.EngineFolder;
import io.anlan.local.process.PartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void other_systems_are_refused_in_one_line() {
        assertThat(Platform.unfit("Linux", "amd64")).isEmpty();
        assertThat(Platform.unfit("Linux", "aarch64").orElseThrow())
                .contains("Linux amd64 only", "Linux aarch64")
                .doesNotContain("\n");
        assertThat(Platform.unfit("Mac OS X", "amd64")).isPresent();
    }

    @Test
    void one_bad_finding_does_not_end_the_look() {
        var findings = new Checkup(folder.resolve("twin"), EngineFolder.standard(), () -> {
                    throw new PartException("port 21000 is taken");
                })
                .run();

        assertThat(findings).extracting(Finding::about).contains("platform", "disk", "libraries", "programs", "ports");
        assertThat(findings)
                .filteredOn(finding -> finding.about().equals("ports"))
                .singleElement()
                .isEqualTo(Finding.warn("ports", "port 21000 is taken"));
        assertThat(findings)
                .filteredOn(finding -> finding.about().equals("libraries"))
                .singleElement()
                .extracting(Finding::grade)
                .isEqualTo(Finding.Grade.OK);
    }
}
