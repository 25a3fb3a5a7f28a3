package io.anlan.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a part is started: command, environment, working folder. Secrets travel in the environment only. */
public record Launch(List<String> command, Map<String, String> environment, Path directory) {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "USER", "TMPDIR");

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same with one more variable. */
    Launch with(String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new Launch(command, more, directory);
    }

    /** Starts the part detached: own session, no terminal, output appended to the log. */
    Process detached(Path log) throws java.io.IOException {
        // setsid replaces itself by the command, so the process started here is the part itself.
        var detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return builder(detached, log).start();
    }

    /** Runs it to its end with what it says going where this program's own words go; answers its exit code. */
    public int inForeground() throws java.io.IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        process.environment().putAll(environment);
        return process.start().waitFor();
    }

    ProcessBuilder builder(List<String> words, Path log) {
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var inherited = new TreeMap<>(builder.environment());
        inherited.keySet().retainAll(INHERITED);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder;
    }
}
