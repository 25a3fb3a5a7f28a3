package io.anlan.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reseed}: fills the new databases of a site from the other site, which goes on serving. */
@Command(
        name = "reseed",
        mixinStandardHelpOptions = true,
        description = "Fill a site's databases, of which one or both were destroyed, from the other site while that one"
                + " serves. Cut short, the same command goes on.")
final class ReseedCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(48);

    /** Which databases the operator says are gone. */
    private enum Engine {
        POSTGRES,
        MARIADB,
        BOTH,
        ANY
    }

    @Mixin
    private TwinOption twin = new TwinOption();

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

    @Option(names = "--yes", description = "Do not ask whether it is meant.")
    private boolean yes;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var which = BackupCommand.site(site);
        var opened = twin.open();
        if (!yes && !meant(which)) {
            throw new PartException("nothing was done; to reseed " + which + " say so with --yes");
        }
        var replicator = ReplicatorCalls.of(opened, which);
        var job = new JsonNode[] {
            replicator.post("/reseed?engine="
                    + engine.name().toLowerCase(Locale.ROOT) + "&fromPlatform=" + fromPlatform + "&acceptDifferences="
                    + acceptDifferences)
        };
        Await.that("the reseed ends", LONGEST).until(() -> {
            show(which, job[0]);
            if (!job[0].path("state").asText().equals("RUNNING")) {
                return true;
            }
            job[0] = replicator.get("/reseed");
            return false;
        });
        return ends(opened, which, job[0]);
    }

    private static boolean meant(SiteId site) {
        var console = System.console();
        if (console == null) {
            return false;
        }
        var answer = console.readLine(
                "Fill the databases of %s from %s? Until it is done %s serves nobody if its PostgreSQL is new. [y/N] ",
                site, site.peer(), site);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void show(SiteId site, JsonNode job) {
        if (!Terminal.attached() || json) {
            return;
        }
        var expected = job.path("rowsExpected").asLong();
        System.out.printf(
                Locale.ROOT,
                BackupProgress.CLEAR_LINE + "  … %s %s%s",
                site,
                job.path("step").asText(),
                expected == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ": %,d of %,d rows",
                                job.path("rows").asLong(),
                                expected));
        System.out.flush();
    }

    private int ends(Twin opened, SiteId site, JsonNode job) {
        var done = job.path("state").asText().equals("DONE");
        if (done) {
            opened.awaitReady(site);
        }
        if (json) {
            System.out.println(((ObjectNode) job).put("site", site.id()).put("serving", done));
            return done ? 0 : 1;
        }
        var clear = Terminal.attached() ? BackupProgress.CLEAR_LINE : "";
        System.out.print(clear);
        if (!done) {
            job.path("lines").forEach(line -> System.err.println("anlan: " + site + ": " + line.asText()));
            return 1;
        }
        job.path("lines").forEach(line -> System.out.println(site + " " + line.asText()));
        System.out.printf(
                Locale.ROOT,
                "%s serves again, reseeded in %.1f s%n",
                site,
                (job.path("endedMillis").asLong() - job.path("begunMillis").asLong()) / 1_000.0);
        return 0;
    }
}
