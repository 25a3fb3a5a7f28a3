package io.anlan.local.upgrade;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of a twin at one moment.
 *
 * @param parts those that an upgrade moves, in its order: of one site nodes, replicator and the rest, then of the other
 * @param others those it does not
 */
public record Sight(
        List<SeenPart> parts, List<SeenPart> others, List<SeenNode> nodes, List<SeenLink> links, boolean wanCut) {

    /** A link that lags by more could not make up for a node's absence in the time one needs to start. */
    static final long LAG_MILLIS_MAX = 5_000;

    public Sight {
        parts = List.copyOf(parts);
        others = List.copyOf(others);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** A process, and whether it runs from the build it is to run from in the end. */
    public record SeenPart(String name, boolean running, boolean ready, boolean there) {}

    /** What a node says: its site's state, and whether all it stored is at both sites and stays so. */
    public record SeenNode(String name, String state, boolean whole) {}

    /** What a replicator says of a link into its site. */
    public record SeenLink(String link, String state, long lagMillis, long parked) {}

    /** Why no part may be taken away now, one line each; empty when all is whole. */
    public List<String> doubts() {
        var doubts = new ArrayList<String>();
        parts.stream().filter(part -> !part.ready()).forEach(part -> doubts.add(part.name() + " does not do its work"));
        others.stream()
                .filter(part -> !part.ready())
                .forEach(part -> doubts.add(part.name() + " does not do its work"));
        if (wanCut) {
            doubts.add("the WAN is cut: ./anlan heal");
        }
        for (var node : nodes) {
            if (!node.whole()) {
                doubts.add("redundancy is not whole at " + node.name() + " (" + node.state() + ")");
            }
        }
        links.forEach(link -> add(doubts, link));
        return doubts;
    }

    private static void add(List<String> doubts, SeenLink link) {
        if (!link.state().equals("RUNNING")) {
            doubts.add("link " + link.link() + " is " + link.state());
        } else if (link.lagMillis() > LAG_MILLIS_MAX) {
            doubts.add("link " + link.link() + " lags " + link.lagMillis() + " ms, above " + LAG_MILLIS_MAX);
        }
        if (link.parked() > 0) {
            doubts.add("link " + link.link() + " has parked rows: " + link.parked());
        }
    }
}
