package io.anlan.local.cli;

import io.anlan.local.Twin;
import io.anlan.local.database.EngineFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which twin a command is about. */
final class TwinOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder of the twin; .anlan of the checkout by default.")
    private @Nullable Path home;

    Path home() {
        return home == null ? EngineFolder.checkout().resolve(".anlan") : home.toAbsolutePath();
    }

    Twin open() {
        return Twin.open(home());
    }
}
