package io.anlan.local.cli;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logs}: shows what a part has said. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Show what a part has said since the last up.")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(
            paramLabel = "PART",
            description = "As in status: pg-a, maria-a, node-a1, replicator-a, edge-a, director-a, wan, sandbox.")
    private String part = "";

    @Option(names = "-f", description = "Go on showing what it says.")
    private boolean follow;

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "100",
            description = "The last LINES (${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var opened = twin.open();
        var log = opened.home().log(part);
        if (!opened.partNames().contains(part) || !Files.exists(log)) {
            throw new PartException(
                    "there is no log of " + part + "; parts are " + String.join(", ", opened.partNames()));
        }
        var command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
