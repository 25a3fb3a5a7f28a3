package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.Places;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about, and who asks. */
final class PlacesOption {
    static final String FILE_NAME = "anlanctl.properties";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:ANLAN_CTL_CONFIG:-}",
            description = "The file of addresses and references to secrets; ANLAN_CTL_CONFIG, or the twin's.")
    private String config = "";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:ANLAN_TWIN:-}",
            description = "Folder of a twin, which has its own file of addresses; .anlan of the checkout by default.")
    private String home = "";

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "Ask with this bearer secret instead of the file's.")
    private @Nullable Path secret;

    Places places() {
        return Places.read(file()).as(Optional.ofNullable(secret));
    }

    private Path file() {
        if (!config.isEmpty()) {
            return Path.of(config);
        }
        return home.isEmpty()
                ? Path.of(System.getProperty("anlan.checkout", ""))
                        .resolve(".anlan")
                        .resolve(FILE_NAME)
                : Path.of(home).resolve(FILE_NAME);
    }
}
