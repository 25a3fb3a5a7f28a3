package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.AuditFile;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SystemTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command has that changes something: a plan, a reason, a confirmation, a record. */
final class ChangeOption {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "${env:ANLAN_CTL_REASON:-}",
            description = "Why, for the record; ANLAN_CTL_REASON holds it for a whole session. Needed.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask whether it is meant.")
    private boolean yes;

    boolean dryRun() {
        return dryRun;
    }

    String reason() {
        return reason.strip();
    }

    /** Tells the plan; then, unless it is only told, has it confirmed, writes down who and why, does it, writes down what came. */
    int carry(CommandSpec spec, Places places, Supplier<List<String>> plan, Callable<Integer> act) throws Exception {
        if (dryRun) {
            plan.get().forEach(line -> spec.commandLine().getOut().println("would " + line));
            return ExitCode.DONE;
        }
        mustBeMeant(spec, plan);
        AuditFile audit =
                new AuditFile(places.audit(), System.getProperty("user.name", "unknown"), SystemTime.INSTANCE);
        String command = String.join(" ", spec.commandLine().getParseResult().originalArgs());
        audit.intends(command, reason());
        try {
            int code = act.call();
            ended(spec, audit.ended(command, code, code == ExitCode.DONE ? "done" : "ended with " + code));
            return code;
        } catch (StopException stop) {
            ended(spec, audit.ended(command, stop.exitCode(), String.valueOf(stop.getMessage())));
            throw stop;
        } catch (RuntimeException broken) {
            ended(spec, audit.ended(command, ExitCode.FAILED, "broke: " + broken));
            throw broken;
        }
    }

    /** What came of it is told as it is, also when it cannot be written down. */
    private static void ended(CommandSpec spec, Optional<String> complaint) {
        complaint.ifPresent(line -> spec.commandLine().getErr().println("anlanctl: " + line));
    }

    private void mustBeMeant(CommandSpec spec, Supplier<List<String>> plan) {
        if (reason().isEmpty()) {
            throw new StopException(
                    ExitCode.MISUSED,
                    "nothing was asked: say why by --reason, for the record; --dry-run shows what would be done");
        }
        if (!yes && !confirmed(spec, plan)) {
            throw new StopException(ExitCode.NOT_CONFIRMED, "nothing was asked; if it is meant, say so with --yes");
        }
    }

    private static boolean confirmed(CommandSpec spec, Supplier<List<String>> plan) {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        plan.get().forEach(line -> spec.commandLine().getOut().println("will " + line));
        String answer = console.readLine("Is that meant? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
