package io.anlan.chaos.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program once more, in a session of its own, so that it outlives the terminal. */
final class Detached {
    private Detached() {}

    /** Runs it with these words; answers where it writes what it has to say. */
    static Path run(Path folder, List<String> words) throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve(String.join("-", words.subList(0, 2)) + ".log");
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx1g"));
        command.add("-Danlan.checkout=" + System.getProperty("anlan.checkout", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!started.isAlive()) {
            throw new IOException("the background run ended at once; see " + log);
        }
        return log;
    }
}
