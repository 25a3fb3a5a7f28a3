package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Work that a replicator has begun and tells of until it is over. */
final class Job {
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(60);

    private final Call replicator;
    private final String page;
    private final Ticker ticker = SystemTime.INSTANCE;

    Job(Call replicator, String page) {
        this.replicator = replicator;
        this.page = page;
    }

    /** The last word about it. A replicator that is silent for a while is asked again; the work goes on without us. */
    JsonNode follow(JsonNode begun, Consumer<JsonNode> progress) {
        JsonNode last = begun;
        long heard = ticker.monotonicNanos();
        while (last.path("state").asText().equals("RUNNING")) {
            progress.accept(last);
            Screen.pause(LOOK_EVERY_MILLIS);
            try {
                last = replicator.get(page);
                heard = ticker.monotonicNanos();
            } catch (StopException silent) {
                if (ticker.monotonicNanos() - heard > SILENT_AT_MOST.toNanos()) {
                    throw new StopException(
                            ExitCode.IN_DOUBT,
                            replicator.name() + " no longer answers, so nobody knows how far it is; the same command"
                                    + " goes on once it runs again");
                }
            }
        }
        return last;
    }

    static boolean done(JsonNode job) {
        return job.path("state").asText().equals("DONE");
    }

    /** Tells what came of it; the exit code. */
    static int ends(JsonNode job, SiteId site, boolean json, PrintWriter out, PrintWriter errors) {
        if (json) {
            out.println(((ObjectNode) job).put("site", site.id()));
        } else if (done(job)) {
            job.path("lines").forEach(line -> out.println(site + " " + line.asText()));
            out.printf(
                    Locale.ROOT,
                    "%s %s done in %.1f s%n",
                    site,
                    job.path("kind").asText("reseed"),
                    seconds(job));
        } else if (job.path("lines").isEmpty()) {
            // A replicator that was started again knows nothing of what it did before.
            errors.println("anlanctl: " + site + ": its replicator no longer knows of this, for it was started again;"
                    + " the same command goes on");
        } else {
            job.path("lines").forEach(line -> errors.println("anlanctl: " + site + ": " + line.asText()));
        }
        return done(job) ? ExitCode.DONE : ExitCode.FAILED;
    }

    static double seconds(JsonNode job) {
        return (job.path("endedMillis").asLong() - job.path("begunMillis").asLong()) / 1_000.0;
    }
}
