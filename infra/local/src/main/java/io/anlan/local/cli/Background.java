package io.anlan.local.cli;

import io.anlan.local.TwinHome;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs this command line again in a session of its own. */
final class Background {
    private Background() {}

    /** Returns the file with what it says. */
    static Path run(TwinHome home, List<String> arguments) {
        var log = home.folder().resolve("up.log");
        var command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Danlan.checkout=" + System.getProperty("anlan.checkout", ""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(home.folder());
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            if (!process.isAlive()) {
                throw new PartException("the start in the background ended at once; see " + log);
            }
            return log;
        } catch (IOException e) {
            throw new PartException("cannot start in the background: " + e.getMessage(), e);
        }
    }
}
