package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reseed}: fills the new databases of a site from the other site, which goes on serving. */
@Command(
        name = "reseed",
        mixinStandardHelpOptions = true,
        description = "Fill a site's databases, of which one or both were destroyed, from the other site while that one"
                + " serves. Cut short, the same command goes on.")
final class ReseedCommand extends ChangeCommand {
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MILLIS = 200;

    /** Which databases the operator says are gone. */
    private enum Engine {
        POSTGRES,
        MARIADB,
        BOTH,
        ANY
    }

    @Parameters(paramLabel = "SITE", description = "The site to be filled: site-a or site-b.")
    private String site = "";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "What is lost: postgres, mariadb or both. If it is not so, nothing is done. Without it, it is"
                    + " found out.")
    private Engine engine = Engine.ANY;

    @Option(
            names = "--from-platform",
            description = "Also take rows into the registration store that only the site's platform store has.")
    private boolean fromPlatform;

    @Option(
            names = "--accept-differences",
            description = "Serve although the closing comparison leaves differences for a person.")
    private boolean acceptDifferences;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final Ticker ticker = SystemTime.INSTANCE;

    @Override
    public Integer call() throws Exception {
        SiteId which = SiteName.of(site);
        Places places = places();
        return carry(
                places,
                () -> List.of(
                        "fill the databases of " + which + " from " + which.peer()
                                + ", which goes on serving; until it is" + " done " + which
                                + " serves nobody if its PostgreSQL is new",
                        "compare every pair of its databases before it serves"),
                () -> run(places, which));
    }

    private int run(Places places, SiteId which) {
        Call replicator = places.replicator(which);
        Screen screen = new Screen(out(), json);
        JsonNode job =
                new Job(replicator, "/reseed").follow(replicator.post(path()), last -> show(screen, which, last));
        screen.clear();
        boolean serves = Job.done(job) && serves(places, which);
        if (json) {
            out().println(((ObjectNode) job).put("site", which.id()).put("serving", serves));
            return serves ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (!Job.done(job)) {
            return Job.ends(job, which, false, out(), err());
        }
        job.path("lines").forEach(line -> out().println(which + " " + line.asText()));
        if (!serves) {
            throw new StopException(
                    ExitCode.FAILED,
                    which + " is reseeded, but its nodes are not ready yet; look: ./anlanctl status --once");
        }
        out().printf(Locale.ROOT, "%s serves again, reseeded in %.1f s%n", which, Job.seconds(job));
        return ExitCode.DONE;
    }

    private String path() {
        return "/reseed?engine=" + engine.name().toLowerCase(Locale.ROOT) + "&fromPlatform=" + fromPlatform
                + "&acceptDifferences=" + acceptDifferences;
    }

    private static void show(Screen screen, SiteId site, JsonNode job) {
        long expected = job.path("rowsExpected").asLong();
        screen.progress(
                "%s %s%s",
                site,
                job.path("step").asText(),
                expected == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ": %,d of %,d rows",
                                job.path("rows").asLong(),
                                expected));
    }

    private boolean serves(Places places, SiteId which) {
        long begun = ticker.monotonicNanos();
        List<Call> nodes = places.nodes(which);
        while (!nodes.stream().allMatch(node -> node.answers("/q/health/ready"))) {
            if (ticker.monotonicNanos() - begun > SERVES_WITHIN.toNanos()) {
                return false;
            }
            Screen.pause(LOOK_EVERY_MILLIS);
        }
        return true;
    }
}
