package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lease}: who holds which exclusive right, and taking one away. */
@Command(
        name = "lease",
        mixinStandardHelpOptions = true,
        description = "Look who holds which exclusive right, and take one away.",
        subcommands = {LeaseCommand.Show.class, LeaseCommand.Revoke.class})
final class LeaseCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/leases";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static String text(JsonNode lease) {
        return String.format(
                Locale.ROOT,
                "lease %-16s held by %s  epoch %d%s",
                lease.path("right").asText(),
                lease.path("holder").asText(),
                lease.path("epoch").asLong(),
                lease.path("ending").asBoolean() ? "  ending" : "");
    }

    /** {@code lease list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Who holds which exclusive right.")
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private PlacesOption option = new PlacesOption();

        @Option(names = "--json", description = "As JSON.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode seen = new Directors(option.places()).ask(director -> director.get(PATH));
            if (json) {
                spec.commandLine().getOut().println(seen.toPrettyString());
                return ExitCode.DONE;
            }
            spec.commandLine()
                    .getOut()
                    .println("granted by the director at " + seen.path("leader").asText());
            seen.path("leases").forEach(lease -> spec.commandLine().getOut().println(text(lease)));
            return ExitCode.DONE;
        }
    }

    /** {@code lease revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description =
                    "Take a right away from who holds it; it can be granted again when the longest lease has passed.")
    static final class Revoke extends ChangeCommand {
        @Parameters(paramLabel = "RIGHT", description = "As in lease list, such as share/site-a.")
        private String right = "";

        @Override
        public Integer call() throws Exception {
            Places places = places();
            Directors directors = new Directors(places);
            return carry(
                    places,
                    () -> List.of("take " + right + " from "
                            + held(directors).path("holder").asText()
                            + ", which stops the work that hangs on it; registering goes on"),
                    () -> revoke(directors));
        }

        private int revoke(Directors directors) {
            JsonNode lease = held(directors);
            ObjectNode body = JSON.createObjectNode()
                    .put("holder", lease.path("holder").asText())
                    .put("epoch", lease.path("epoch").asLong())
                    .put("reason", reason());
            JsonNode answer = directors.ask(director -> director.delete(PATH + "/" + right, body));
            out().printf(
                            Locale.ROOT,
                            "%s taken from %s; it can be granted again in %.1f s%n",
                            right,
                            body.path("holder").asText(),
                            answer.path("endsWithinMillis").asLong() / 1_000.0);
            return ExitCode.DONE;
        }

        private JsonNode held(Directors directors) {
            for (JsonNode lease : directors.ask(director -> director.get(PATH)).path("leases")) {
                if (lease.path("right").asText().equals(right)) {
                    return lease;
                }
            }
            throw new StopException(ExitCode.REFUSED, "nobody holds " + right + "; look: ./anlanctl lease list");
        }
    }
}
