package io.anlan.local.cli;

import io.anlan.local.process.PartException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: fills a site's empty databases from its backups. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restore the two databases of a site, which must be empty, from its backups. Cut short, the same"
                + " command goes on.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

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
    public Integer call() {
        var which = BackupCommand.site(site);
        var shown = new BackupProgress(which, json);
        if (at != null && to != null) {
            throw new PartException("--at and --to are two different moments; give one of them");
        }
        var backup = twin.open().backup(which);
        if (at != null) {
            return shown.ends(backup.restoreAt(micros(at), copy, shown));
        }
        return shown.ends(to == null ? backup.restore(copy, shown) : backup.restoreWhole(micros(to), copy, shown));
    }

    static long micros(String moment) {
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeException e) {
            throw new PartException(moment + " is no moment; one looks like 2026-11-21T09:30:00+08:00 or ends in Z", e);
        }
    }
}
