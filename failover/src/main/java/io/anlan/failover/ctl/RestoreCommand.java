package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: fills a site's empty databases from its backups. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restore the two databases of a site, which must be empty, from its backups. Cut short, the same"
                + " command goes on.")
final class RestoreCommand extends ChangeCommand {
    @Parameters(paramLabel = "SITE", description = "site-a or site-b.")
    private String site = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Exactly as of this moment, such as 2026-11-21T12:00:05Z or 2026-11-21T20:00:05+08:00; without"
                            + " it, all that was saved.")
    private @Nullable String at;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The newest whole backups taken by this moment, without what was committed after them.")
    private @Nullable String to;

    @Option(names = "--copy", description = "From the second store, at the other site: the site's own is lost.")
    private boolean copy;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        SiteId which = SiteName.of(site);
        if (at != null && to != null) {
            throw new StopException(ExitCode.MISUSED, "--at and --to are two different moments; give one of them");
        }
        String path = "/backup/restore?" + moment() + "copy=" + copy;
        Places places = places();
        return carry(
                places,
                () -> List.of(
                        "read the whole backup of " + which + (copy ? " in the second store" : "")
                                + " and refuse it if anything is wrong with it",
                        "fill the empty databases of " + which + ", " + extent()),
                () -> run(places.replicator(which), which, path));
    }

    private int run(Call replicator, SiteId which, String path) {
        Screen screen = new Screen(out(), json);
        JsonNode job =
                new Job(replicator, "/backup/job").follow(replicator.post(path), BackupView.progress(screen, which));
        screen.clear();
        return Job.ends(job, which, json, out(), err());
    }

    private String extent() {
        if (at != null) {
            return "as of " + at;
        }
        return to == null
                ? "with all that was saved"
                : "with the newest whole backups taken by " + to + ", without what was committed after them";
    }

    private String moment() {
        if (at != null) {
            return "at=" + micros(at) + "&";
        }
        return to == null ? "" : "to=" + micros(to) + "&";
    }

    static long micros(String moment) {
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeException e) {
            throw new StopException(
                    ExitCode.MISUSED, moment + " is no moment; one looks like 2026-11-21T09:30:00+08:00 or ends in Z");
        }
    }
}
