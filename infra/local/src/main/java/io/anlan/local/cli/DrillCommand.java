package io.anlan.local.cli;

import io.anlan.kernel.SystemTime;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.drill.Drill;
import io.anlan.local.drill.DrillRecord;
import io.anlan.local.drill.Shell;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drill}: rehearses a page of the runbooks on the running twin. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Make the fault of a page in runbooks/ on the running twin, give the page's own commands, look whether"
                        + " each is as the page says, and write the times to runbooks/drills/. Without a name: which there are.")
final class DrillCommand implements Callable<Integer> {
    private static final String MAY_STAND = "anlan: the drill did not come to its end, and the fault it made may stand:"
            + " ./anlan status, ./anlan heal, ./anlan thaw SITE, ./anlan start SITE";

    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A page with a section Rehearse, such as wan-cut.")
    private String name = "";

    @Option(names = "--no-save", description = "Write nothing down.")
    private boolean noSave;

    @Override
    public Integer call() throws IOException {
        var checkout = EngineFolder.checkout();
        var runbooks = checkout.resolve("runbooks");
        if (name.isEmpty()) {
            Drill.names(runbooks).forEach(System.out::println);
            return 0;
        }
        if (!twin.open().status().ready()) {
            throw new PartException("a drill begins on a twin that is well; look: ./anlan status");
        }
        var shell = new Shell(
                Path.of(checkout.toString()),
                Map.of(TwinOption.VARIABLE, twin.home().toString()));
        var drill = Drill.of(runbooks, name, shell, SystemTime.INSTANCE);
        var cutShort = new Thread(() -> System.err.println(MAY_STAND));
        Runtime.getRuntime().addShutdownHook(cutShort);
        var record = drill.run(DrillCommand::tell);
        // Not reached by Ctrl-C, nor by what broke.
        var unused = Runtime.getRuntime().removeShutdownHook(cutShort);
        if (!noSave) {
            record.save(runbooks);
        }
        System.out.printf(
                Locale.ROOT,
                "%s %s, %.1f s from the fault to the end of the verification%n",
                name,
                record.passed() ? "passed" : "failed",
                record.recoveredMillis() / 1_000.0);
        if (!record.passed()) {
            System.err.println(MAY_STAND);
        }
        return record.passed() ? 0 : 1;
    }

    private static void tell(DrillRecord.Line line) {
        System.out.printf(
                Locale.ROOT,
                "%7.1f s  %-10s %6.1f s  %s%s%n",
                line.atMillis() / 1_000.0,
                line.section(),
                line.tookMillis() / 1_000.0,
                line.command(),
                line.passed() ? "" : "  ** " + line.fault());
    }
}
