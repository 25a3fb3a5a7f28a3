package io.anlan.chaos.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code ./anlan demo} and {@code ./anlan bench}. */
@Command(
        name = "anlan",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, BenchCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
