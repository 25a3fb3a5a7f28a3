package io.anlan.chaos.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code ./anlan demo}, {@code bench} and {@code chaos}. */
@Command(
        name = "anlan",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, BenchCommand.class, ChaosCommand.class})
public final class Main {
    /** Connections break by the hundred when a site is killed; the report counts them. Held, or its level is collected. */
    private static final Logger NETWORK = Logger.getLogger("io.vertx");

    /** A site that burnt down has no tables for a while; whoever asks it says so by itself. */
    private static final Logger DRIVER = Logger.getLogger("org.mariadb.jdbc");

    private Main() {}

    public static void main(String[] args) {
        NETWORK.setLevel(Level.OFF);
        DRIVER.setLevel(Level.OFF);
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(args));
    }

    /** One line says what went wrong; the rest is for whoever asks for it. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        System.err.println("anlan: " + failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            System.err.println("  because: " + cause);
        }
        return 1;
    }
}
