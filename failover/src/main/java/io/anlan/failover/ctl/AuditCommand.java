package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.failover.ctl.places.ExitCode;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: what the directors have agreed to, who asked and why. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "What was asked of the directors, by whom and why, as the majority keeps it.")
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private PlacesOption option = new PlacesOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode trail = new Directors(option.places()).ask(director -> director.get("/audit"));
        if (json) {
            spec.commandLine().getOut().println(trail.toPrettyString());
            return ExitCode.DONE;
        }
        for (JsonNode line : trail.path("lines")) {
            spec.commandLine()
                    .getOut()
                    .println(Instant.ofEpochMilli(line.path("atMillis").asLong()) + "  "
                            + line.path("by").asText() + "  "
                            + line.path("what").asText());
        }
        return ExitCode.DONE;
    }
}
