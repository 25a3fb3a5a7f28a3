package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import io.anlan.local.wan.WanKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which traffic between the sites is meant. */
final class Direction {
    @Option(names = "--from", paramLabel = "SITE", description = "Only what this site sends.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SITE", description = "Only what is sent to this site.")
    private @Nullable String to;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "all",
            description =
                    "all, journal (between the nodes), edge (an edge to nodes) or postgres (the replicators); default"
                            + " all.")
    private String kind = "all";

    /** The sites whose sending is meant. */
    List<SiteId> sites() {
        var sender = from == null ? null : SiteId.of(from);
        var receiver = to == null ? null : SiteId.of(to);
        if (sender != null && sender == receiver) {
            throw new PartException("a site is not cut from itself; give two different sites or none");
        }
        if (sender != null) {
            return List.of(sender);
        }
        return receiver == null ? List.of(SiteId.values()) : List.of(receiver.peer());
    }

    Set<WanKind> kinds() {
        return WanKind.of(kind);
    }

    @Override
    public String toString() {
        var ways = sites().stream().map(site -> site + "→" + site.peer()).toList();
        return String.join(" and ", ways) + (kind.equals("all") ? "" : ", only " + kind);
    }
}
