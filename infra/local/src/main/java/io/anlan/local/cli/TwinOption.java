package io.anlan.local.cli;

import io.anlan.local.Twin;
import io.anlan.local.database.EngineFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which twin a command is about. */
final class TwinOption {
    /** Names the folder of a twin to whole sequences of commands, as a drill gives them. */
    static final String VARIABLE = "ANLAN_TWIN";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:ANLAN_TWIN:-}",
            description = "Folder of the twin; ANLAN_TWIN, or .anlan of the checkout.")
    private String home = "";

    Path home() {
        return home.isEmpty()
                ? EngineFolder.checkout().resolve(".anlan")
                : Path.of(home).toAbsolutePath();
    }

    Twin open() {
        return Twin.open(home());
    }
}
