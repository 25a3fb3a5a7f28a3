package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.PartException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a fault is done to: a whole site, or one part of it. */
final class Target {
    @Parameters(
            paramLabel = "SITE",
            description = "site-a or site-b; or a part that belongs to none: wan, sandbox, director-witness.")
    private String where = "";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description =
                    "Only this part of the site: pg, maria, node, replicator, edge, director, kafka, or a full name as"
                            + " in status.")
    private @Nullable String part;

    /** Calls one of the two, for the site or with the name of the part. */
    String apply(Twin twin, BiConsumer<Twin, SiteId> toSite, BiConsumer<Twin, String> toPart) {
        var site = site();
        var wanted = part;
        if (site.isPresent() && wanted == null) {
            toSite.accept(twin, site.get());
            return where;
        }
        var name = site.isEmpty() ? where : fullName(twin, site.get(), wanted == null ? "" : wanted);
        toPart.accept(twin, name);
        return name;
    }

    private Optional<SiteId> site() {
        for (var site : SiteId.values()) {
            if (site.id().equals(where)) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    private static String fullName(Twin twin, SiteId site, String wanted) {
        var names = twin.partNames(site);
        var letter = site.id().substring(site.id().length() - 1);
        return names.stream()
                .filter(name -> name.equals(wanted) || name.startsWith(wanted + "-" + letter))
                .findFirst()
                .orElseThrow(() ->
                        new PartException(site + " has no part " + wanted + "; it has " + String.join(", ", names)));
    }
}
