package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.StopException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code ./anlanctl}. */
@Command(
        name = "anlanctl",
        description = "Operates an installation of Anlan: both sites, their links, their backups.",
        version = "anlanctl 0.1.0",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or all is well",
            "1:done and not ended well, or not all is well",
            "2:not understood",
            "3:a comparison left what a person must decide",
            "4:refused, surely nothing was changed",
            "5:in doubt, it may have happened",
            "6:not admitted, nothing was changed",
            "7:nobody was reached, nothing was asked",
            "8:not confirmed, nothing was asked"
        },
        footer = {"", "Pages for the night: runbooks/. On a twin, ./anlanctl drill NAME rehearses one."},
        subcommands = {
            StatusCommand.class,
            LinkCommand.class,
            PlanCommand.Drain.class,
            PlanCommand.Offline.class,
            PlanCommand.Online.class,
            PlanCommand.Switchover.class,
            PlanCommand.Rejoin.class,
            WeightsCommand.class,
            LeaseCommand.class,
            AuditCommand.class,
            ReconcileCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReseedCommand.class
        })
public final class CtlMain implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The whole tree of commands; also what the pages' commands are checked against. */
    public static CommandLine commandLine() {
        return new CommandLine(new CtlMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> say(failure, line.getErr()))
                .setParameterExceptionHandler(CtlMain::misused);
    }

    private static int say(Exception failure, PrintWriter errors) {
        if (failure instanceof StopException) {
            errors.println("anlanctl: " + failure.getMessage());
            return ((StopException) failure).exitCode();
        }
        errors.println("anlanctl: " + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            errors.println("    at " + frame);
        }
        return ExitCode.FAILED;
    }

    private static int misused(ParameterException misuse, String[] args) {
        CommandLine line = misuse.getCommandLine();
        line.getErr()
                .println("anlanctl: " + misuse.getMessage() + "; see ./"
                        + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.MISUSED;
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
