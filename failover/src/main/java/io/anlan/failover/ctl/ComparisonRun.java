package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A comparison at one site; a replicator that cannot be asked has compared nothing, and says why. */
final class ComparisonRun {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(60);

    private final @Nullable Call replicator;
    private final Ticker ticker = SystemTime.INSTANCE;
    private JsonNode view;
    private long heardNanos = ticker.monotonicNanos();

    private ComparisonRun(@Nullable Call replicator, JsonNode view) {
        this.replicator = replicator;
        this.view = view;
    }

    static ComparisonRun begin(Supplier<Call> at, String path) {
        try {
            Call replicator = at.get();
            return new ComparisonRun(replicator, replicator.post(path));
        } catch (StopException refused) {
            if (refused.exitCode() == ExitCode.NOT_ADMITTED) {
                throw refused;
            }
            return new ComparisonRun(null, lost(refused));
        }
    }

    /** Looks at all of them until none runs. */
    static void follow(List<ComparisonRun> runs, Screen screen) {
        while (runs.stream().filter(ComparisonRun::runs).count() > 0) {
            screen.progress("reconcile: %,d of %,d rows", sum(runs, "compared"), sum(runs, "expected"));
            Screen.pause(LOOK_EVERY_MILLIS);
        }
        screen.clear();
    }

    JsonNode view() {
        return view;
    }

    private boolean runs() {
        if (replicator != null && running()) {
            try {
                view = replicator.get("/reconcile/" + view.path("run").asText());
                heardNanos = ticker.monotonicNanos();
            } catch (StopException gone) {
                // One that is busy comparing may answer late; it goes on without us.
                boolean late = gone.nextMayBeAsked() && ticker.monotonicNanos() - heardNanos < SILENT_AT_MOST.toNanos();
                view = late ? view : lost(gone);
            }
        }
        return running();
    }

    private boolean running() {
        return view.path("state").asText().equals("RUNNING");
    }

    private static long sum(List<ComparisonRun> runs, String figure) {
        return runs.stream().mapToLong(run -> run.view.path(figure).asLong()).sum();
    }

    private static JsonNode lost(StopException why) {
        return JSON.createObjectNode().put("state", "NOT_COMPARABLE").put("reason", why.getMessage());
    }
}
