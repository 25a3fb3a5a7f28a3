package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A procedure that the director plans, refuses or carries out; it goes on there though nobody looks any more. */
abstract class PlanCommand extends ChangeCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(30);
    private static final Set<String> OPEN = Set.of("RUNNING", "PLANNED");

    @Parameters(paramLabel = "SITE", description = "site-a or site-b.")
    private String site = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final Ticker ticker = SystemTime.INSTANCE;
    private final String procedure;

    PlanCommand(String procedure) {
        this.procedure = procedure;
    }

    @Override
    public Integer call() throws Exception {
        String which = SiteName.of(site).id();
        Places places = places();
        Directors directors = new Directors(places);
        return carry(
                places,
                () -> lines(directors.ask(director -> director.post("/plans", question(which, true)))),
                () -> ends(follow(
                        directors, directors.ask(director -> director.post("/plans", question(which, false))))));
    }

    private ObjectNode question(String which, boolean dryRun) {
        return JSON.createObjectNode()
                .put("procedure", procedure)
                .put("site", which)
                .put("reason", dryRun && reason().isEmpty() ? "only looking" : reason())
                .put("dryRun", dryRun);
    }

    /** The plan's last word. */
    private JsonNode follow(Directors directors, JsonNode begun) {
        Screen screen = new Screen(out(), json);
        String page = "/plans/" + begun.path("id").asText();
        JsonNode last = begun;
        long heard = ticker.monotonicNanos();
        while (OPEN.contains(last.path("state").asText())) {
            screen.progress("%s %s: %s", procedure, site, last.path("state").asText());
            Screen.pause(LOOK_EVERY_MILLIS);
            try {
                last = directors.ask(director -> director.get(page));
                heard = ticker.monotonicNanos();
            } catch (StopException silent) {
                if (ticker.monotonicNanos() - heard > SILENT_AT_MOST.toNanos()) {
                    throw new StopException(
                            ExitCode.IN_DOUBT,
                            "no director tells any more how far " + page
                                    + " is; it goes on when a majority is there again");
                }
            }
        }
        screen.clear();
        return last;
    }

    private int ends(JsonNode plan) {
        boolean done = plan.path("state").asText().equals("DONE");
        if (json) {
            out().println(plan.toPrettyString());
        } else {
            lines(plan).forEach(line -> out().println(line));
            String why = plan.path("why").asText();
            out().println(procedure + " " + site + (done ? " done" : " not done") + (why.isEmpty() ? "" : ": " + why));
        }
        return done ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        for (JsonNode step : plan.path("steps")) {
            lines.add(
                    step.isTextual()
                            ? step.asText()
                            : step.path("step").asText() + " "
                                    + step.path("state").asText());
        }
        return lines;
    }

    /** {@code drain}. */
    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = "Have a site finish what is in flight and take nothing new; the other site serves everybody.")
    static final class Drain extends PlanCommand {
        Drain() {
            super("drain");
        }
    }

    /** {@code offline}. */
    @Command(
            name = "offline",
            mixinStandardHelpOptions = true,
            description = "Drain a site and take its exclusive rights; links and journal go on.")
    static final class Offline extends PlanCommand {
        Offline() {
            super("offline");
        }
    }

    /** {@code online}. */
    @Command(name = "online", mixinStandardHelpOptions = true, description = "Have a site take citizens again.")
    static final class Online extends PlanCommand {
        Online() {
            super("online");
        }
    }

    /** {@code switchover}. */
    @Command(
            name = "switchover",
            mixinStandardHelpOptions = true,
            description = "Move all citizens and exclusive rights to SITE, as planned work on the other one wants.")
    static final class Switchover extends PlanCommand {
        Switchover() {
            super("switchover");
        }
    }

    /** {@code rejoin}. */
    @Command(
            name = "rejoin",
            mixinStandardHelpOptions = true,
            description = "Take a site that was lost or rebuilt back: it serves when its links have caught up.")
    static final class Rejoin extends PlanCommand {
        Rejoin() {
            super("rejoin");
        }
    }
}
