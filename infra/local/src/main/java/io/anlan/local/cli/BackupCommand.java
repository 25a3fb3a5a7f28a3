package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: saves a site's databases; {@code backup verify} tries what was saved. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Save the two databases of a site, or of both sites; verify restores the newest backups into scratch"
                        + " tables and compares; list tells what there is.")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(arity = "0..2", paramLabel = "[verify|list] [SITE]", description = "site-a or site-b; both without it.")
    private List<String> words = List.of();

    @Option(names = "--copy", description = "Verify or list what lies in the second store, at the other site.")
    private boolean copy;

    @Option(names = "--json", description = "As JSON, one line for each site.")
    private boolean json;

    @Override
    public Integer call() {
        var act = words.isEmpty() || isSite(words.get(0)) ? "save" : words.get(0);
        var where = words.isEmpty() || words.size() == 1 && !isSite(words.get(0)) ? null : words.get(words.size() - 1);
        var code = 0;
        for (var site : sites(where)) {
            code = Math.max(code, on(site, act));
        }
        return code;
    }

    private int on(SiteId site, String act) {
        var backup = twin.open().backup(site);
        var shown = new BackupProgress(site, json);
        return switch (act) {
            case "save" -> shown.ends(backup.save(shown));
            case "verify" -> shown.ends(backup.verify(copy, shown));
            case "list" -> shown.lists(backup.list(copy));
            default ->
                throw new PartException(
                        act + " is neither a site nor verify nor list; the sites are site-a and site-b");
        };
    }

    private static List<SiteId> sites(@Nullable String where) {
        return where == null ? Arrays.asList(SiteId.values()) : List.of(site(where));
    }

    static SiteId site(String name) {
        if (!isSite(name)) {
            throw new PartException("no site is called " + name + "; there are site-a and site-b");
        }
        return SiteId.of(name);
    }

    private static boolean isSite(String word) {
        return Arrays.stream(SiteId.values()).anyMatch(site -> site.id().equals(word));
    }
}
