package io.anlan.local.cli;

import io.anlan.local.process.PartException;
import io.anlan.local.wan.WanKind;
import io.anlan.local.wan.WanPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which traffic between the sites is meant. */
final class Direction {
    @Option(
            names = "--from",
            paramLabel = "PLACE",
            converter = Places.End.class,
            description = "Only what this place sends: site-a, site-b or witness.")
    private @Nullable WanPlace from;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            converter = Places.End.class,
            description = "Only what is sent to this place.")
    private @Nullable WanPlace to;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "all",
            description = "all, journal (between the nodes), edge (an edge to nodes), postgres (the replicators) or"
                    + " director (votes and questions); default all.")
    private String kind = "all";

    /** One way of the WAN. */
    record Way(WanPlace from, WanPlace to) {}

    /** The ways that are meant; without options those between the sites. */
    List<Way> ways() {
        var sender = from;
        var receiver = to;
        if (sender != null && sender == receiver) {
            throw new PartException("a place is not cut from itself; give two different ones or none");
        }
        var ways = new ArrayList<Way>();
        for (var one : WanPlace.values()) {
            for (var other : one.others()) {
                var fits = (sender == null || sender == one) && (receiver == null || receiver == other);
                var sites = one != WanPlace.WITNESS && other != WanPlace.WITNESS;
                // The witness is meant only where it is named.
                if (fits && (sites || sender == WanPlace.WITNESS || receiver == WanPlace.WITNESS)) {
                    ways.add(new Way(one, other));
                }
            }
        }
        return ways;
    }

    Set<WanKind> kinds() {
        try {
            return WanKind.of(kind);
        } catch (IllegalArgumentException unknown) {
            throw new PartException(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    @Override
    public String toString() {
        var told = ways().stream().map(way -> way.from() + "→" + way.to()).toList();
        return String.join(" and ", told) + (kind.equals("all") ? "" : ", only " + kind);
    }
}
