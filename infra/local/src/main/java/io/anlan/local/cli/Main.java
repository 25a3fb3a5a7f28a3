package io.anlan.local.cli;

import io.anlan.local.doctor.Platform;
import io.anlan.local.process.PartException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code ./anlan}. */
@Command(
        name = "anlan",
        description = "Two sites of Anlan on this machine, as real processes.",
        version = "anlan 0.1.0",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Also: demo (the main job on real input, judged) and bench NAME; reconcile, backup, restore and reseed,",
            "which are commands of ./anlanctl; each has --help.",
            "Everything lies under .anlan in the checkout; ./anlan down leaves no process behind."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            SqlCommand.class,
            KillCommand.class,
            StartCommand.class,
            FreezeCommand.class,
            ThawCommand.class,
            CutCommand.class,
            HealCommand.class,
            EdgeConfigCommand.class,
            CertificatesCommand.class,
            KeysCommand.class,
            UpgradeCommand.class,
            DrillCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {
    private static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), args));
    }

    static int run(PrintWriter errors, String... args) {
        var unfit = Platform.unfit();
        if (unfit.isPresent()) {
            errors.println("anlan: " + unfit.get());
            return FAILED;
        }
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(errors)
                .setExecutionExceptionHandler((failure, line, parsed) -> say(errors, failure))
                .setParameterExceptionHandler(Main::misused)
                .execute(args);
    }

    private static int say(PrintWriter errors, Exception failure) {
        errors.println("anlan: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
        var expected = failure instanceof PartException || failure instanceof UncheckedIOException;
        if (!expected || System.getenv("ANLAN_DEBUG") != null) {
            errors.println(failure.getClass().getName());
            for (var frame : failure.getStackTrace()) {
                errors.println("    at " + frame);
            }
        }
        return FAILED;
    }

    private static int misused(ParameterException misuse, String[] args) {
        var line = misuse.getCommandLine();
        line.getErr()
                .println("anlan: " + misuse.getMessage() + "; see ./anlan "
                        + (line.getParent() == null ? "" : line.getCommandName() + " ") + "--help");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
