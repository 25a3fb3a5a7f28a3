package io.anlan.local.drill;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Gives the commands of a page as a person would, in the folder of the launchers. */
public final class Shell {
    private static final long LIMIT_MINUTES = 20;

    private final Path folder;
    private final Map<String, String> environment;

    /** @param environment what the commands are told beside their words, such as which twin they are about */
    public Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** What a command said, errors too, and how it ended. */
    record Said(int code, String text) {}

    Said give(String command) {
        try {
            var output = Files.createTempFile("anlan-drill-", ".txt");
            try {
                return new Said(run(command, output), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new PartException("cannot give " + command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartException("interrupted in " + command, e);
        }
    }

    private int run(String command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        tell(builder.environment());
        var process = builder.start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new PartException(command + " did not end within " + LIMIT_MINUTES + " min");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whose session names another installation does not have a rehearsal carried out there. */
    void tell(Map<String, String> inherited) {
        inherited.keySet().removeAll(Set.of("ANLAN_CTL_CONFIG", "ANLAN_CTL_REASON"));
        inherited.putAll(environment);
    }
}
