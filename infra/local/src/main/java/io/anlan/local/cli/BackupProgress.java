package io.anlan.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.kernel.SiteId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how far a replicator is with its site's backups: on a terminal while it goes, and what came of it at the end. */
final class BackupProgress implements Consumer<JsonNode> {
    static final String CLEAR_LINE = "\r\u001b[K";

    private final SiteId site;
    private final boolean json;

    BackupProgress(SiteId site, boolean json) {
        this.site = site;
        this.json = json;
    }

    @Override
    public void accept(JsonNode job) {
        if (Terminal.attached() && !json) {
            var expected = job.path("rowsExpected").asLong();
            System.out.printf(
                    Locale.ROOT,
                    CLEAR_LINE + "  … %s: %s, %,d%s rows, %,d kB",
                    site,
                    job.path("step").asText(),
                    job.path("rows").asLong(),
                    expected == 0 ? "" : String.format(Locale.ROOT, " of %,d", expected),
                    job.path("bytes").asLong() / 1_000);
            System.out.flush();
        }
    }

    /** Tells what came of it; the exit code. */
    int ends(JsonNode job) {
        var done = job.path("state").asText().equals("DONE");
        if (json) {
            System.out.println(((ObjectNode) job).put("site", site.id()));
            return done ? 0 : 1;
        }
        var clear = Terminal.attached() ? CLEAR_LINE : "";
        if (done) {
            var seconds =
                    (job.path("endedMillis").asLong() - job.path("begunMillis").asLong()) / 1_000.0;
            job.path("lines").forEach(line -> System.out.println(clear + site + " " + line.asText()));
            System.out.printf(
                    Locale.ROOT,
                    "%s %s done in %.1f s%n",
                    site,
                    job.path("kind").asText(),
                    seconds);
        } else {
            System.out.print(clear);
            job.path("lines").forEach(line -> System.err.println("anlan: " + site + ": " + line.asText()));
        }
        return done ? 0 : 1;
    }

    /** Tells which backups there are. */
    int lists(JsonNode answer) {
        if (json) {
            System.out.println(((ObjectNode) answer).put("site", site.id()));
            return 0;
        }
        System.out.println(site + ", " + answer.path("store").asText("no store"));
        for (var backup : answer.path("backups")) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-13s %s %,12d rows %,14d bytes  %s%n",
                    backup.path("store").asText(),
                    backup.path("id").asText(),
                    backup.path("rows").asLong(),
                    backup.path("bytes").asLong(),
                    backup.path("problem").asText());
        }
        changes(answer.path("changes"));
        return 0;
    }

    /** Tells which moments can be restored, and whether they still become more. */
    private static void changes(JsonNode changes) {
        if (changes.path("segments").asInt() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-13s from %s to %s, %,d segments%s%n",
                    "changes",
                    time(changes.path("fromMicros")),
                    time(changes.path("untilMicros")),
                    changes.path("segments").asInt(),
                    changes.path("copied").asBoolean() ? "" : ", not all in the second store");
        }
        if (!changes.path("problem").asText().isEmpty()) {
            System.out.println("  not recorded: " + changes.path("problem").asText());
        }
    }

    private static Instant time(JsonNode micros) {
        return Instant.EPOCH.plus(micros.asLong(), ChronoUnit.MICROS);
    }
}
