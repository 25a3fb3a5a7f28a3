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
            names = "--to",
            paramLabel = "TIME",
            description = "As of this moment, such as 2026-11-21T09:30:00+08:00; the newest backups without it.")
    private @Nullable String to;

    @Option(names = "--copy", description = "From the second store, at the other site: the site's own is lost.")
    private boolean copy;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        var which = BackupCommand.site(site);
        var shown = new BackupProgress(which, json);
        return shown.ends(twin.open().backup(which).restore(copy, micros(to), shown));
    }

    static long micros(@Nullable String moment) {
        if (moment == null) {
            return Long.MAX_VALUE;
        }
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeException e) {
            throw new PartException(moment + " is no moment; one looks like 2026-11-21T09:30:00+08:00 or ends in Z", e);
        }
    }
}
