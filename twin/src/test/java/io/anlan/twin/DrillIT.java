package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SystemTime;
import io.anlan.local.drill.Drill;
import io.anlan.local.drill.DrillRecord;
import io.anlan.local.drill.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the runbooks do what they say: their own commands are given while the fault they are about is there. */
@OnTwin
class DrillIT {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"frozen-site", "wan-cut"})
    void a_page_does_what_it_says(String name, TwinFixture twin) throws IOException {
        launcher("anlan", System.getProperty("java.class.path"), "io.anlan.local.cli.Main");
        Path built = MODULE.resolveSibling("failover/target");
        launcher("anlanctl", built + "/*:" + built + "/lib/*", "io.anlan.failover.ctl.CtlMain");
        Shell shell = new Shell(
                folder, Map.of("ANLAN_TWIN", twin.twin().home().folder().toString()));

        DrillRecord record = Drill.of(MODULE.resolveSibling("runbooks"), name, shell, SystemTime.INSTANCE)
                .run(line -> {});

        assertThat(record.lines())
                .allSatisfy(line -> assertThat(line.fault()).as(line.command()).isEmpty());
        assertThat(record.passed()).isTrue();
    }

    /** As the launchers of the checkout, but of what this build has made. */
    private void launcher(String name, String classPath, String mainClass) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = folder.resolve(name);
        Files.writeString(script, """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
                """.formatted(java, classPath, mainClass));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
