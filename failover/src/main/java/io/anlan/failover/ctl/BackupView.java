package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;

/** Backups as people read them. */
final class BackupView {
    private BackupView() {}

    static Consumer<JsonNode> progress(Screen screen, SiteId site) {
        return job -> {
            long expected = job.path("rowsExpected").asLong();
            screen.progress(
                    "%s: %s, %,d%s rows, %,d kB",
                    site,
                    job.path("step").asText(),
                    job.path("rows").asLong(),
                    expected == 0 ? "" : String.format(Locale.ROOT, " of %,d", expected),
                    job.path("bytes").asLong() / 1_000);
        };
    }

    /** Which backups there are, and which moments can be restored. */
    static String list(SiteId site, JsonNode answer) {
        StringBuilder text =
                new StringBuilder(site + ", " + answer.path("store").asText("no store"));
        for (JsonNode backup : answer.path("backups")) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-13s %s %,12d rows %,14d bytes  %s",
                    backup.path("store").asText(),
                    backup.path("id").asText(),
                    backup.path("rows").asLong(),
                    backup.path("bytes").asLong(),
                    backup.path("problem").asText()));
        }
        return text.append(changes(answer.path("changes"))).toString();
    }

    private static String changes(JsonNode changes) {
        StringBuilder text = new StringBuilder();
        if (changes.path("segments").asInt() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %-13s from %s to %s, %,d segments%s",
                    "changes",
                    time(changes.path("fromMicros")),
                    time(changes.path("untilMicros")),
                    changes.path("segments").asInt(),
                    changes.path("copied").asBoolean() ? "" : ", not all in the second store"));
        }
        if (!changes.path("problem").asText().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT, "%n  not recorded: %s", changes.path("problem").asText()));
        }
        return text.toString();
    }

    private static Instant time(JsonNode micros) {
        return Instant.EPOCH.plus(micros.asLong(), ChronoUnit.MICROS);
    }
}
