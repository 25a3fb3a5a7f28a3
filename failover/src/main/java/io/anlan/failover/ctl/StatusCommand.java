package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: both sites on one screen. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Both sites on one screen, each second anew; Ctrl-C ends it. Exit code 0 when all is well, 1 when"
                + " not.")
final class StatusCommand implements Callable<Integer> {
    private static final long EVERY_MILLIS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private PlacesOption option = new PlacesOption();

    @Option(names = "--once", description = "Look once and return; so it is without a terminal.")
    private boolean once;

    @Option(names = "--json", description = "As JSON, once.")
    private boolean json;

    @Override
    public Integer call() {
        Places places = option.places();
        StatusLook look = new StatusLook(places);
        Screen screen = new Screen(spec.commandLine().getOut(), json || once);
        ObjectNode seen = look.now();
        while (!once && !json && Screen.attached() && !Thread.currentThread().isInterrupted()) {
            screen.page(StatusText.of(seen));
            Screen.pause(EVERY_MILLIS);
            seen = look.now();
        }
        spec.commandLine().getOut().println(json ? seen.toPrettyString() : StatusText.of(seen));
        return seen.path("well").asBoolean() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
