package io.anlan.chaos.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Packets that get lost on their way, by a table of one's own in the kernel's packet filter. Unlike a proxy it makes TCP itself wait
 * and try again, ever more rarely.
 */
public final class PacketFilter {
    private static final String CHAIN = "way";

    private final String table;

    /** With a name nobody else uses. */
    public PacketFilter(String table) {
        this.table = table;
    }

    /** Packets of one way over the WAN. */
    public record Way(String from, String to, String portSide, int port) {
        private List<String> match() {
            return List.of("ip", "saddr", from, "ip", "daddr", to, "tcp", portSide, Integer.toString(port));
        }
    }

    /** Throws {@link CannotBreak} where no packets can be lost. */
    public static void mustBePossible() {
        Tool.needsRoot("lose packets");
        Tool.needs("nft", "nftables");
        if (Tool.said("nft", "list", "ruleset").isEmpty() && !Tool.done("nft", "list", "tables")) {
            throw new CannotBreak("the kernel has no packet filter");
        }
    }

    /** So many of a hundred of these packets are lost from now on, of those that are longer than that. */
    public void lose(List<Way> ways, int percent, int longerThan) {
        Tool.must("nft", "add", "table", "inet", table);
        Tool.must(
                "nft", "add", "chain", "inet", table, CHAIN, "{ type filter hook output priority 0; policy accept; }");
        for (Way way : ways) {
            List<String> rule = new ArrayList<>(List.of("nft", "add", "rule", "inet", table, CHAIN));
            rule.addAll(way.match());
            if (longerThan > 0) {
                rule.addAll(List.of("meta", "length", ">", Integer.toString(longerThan)));
            }
            if (percent < 100) {
                rule.addAll(List.of("numgen", "random", "mod", "100", "<", Integer.toString(percent)));
            }
            rule.addAll(List.of("counter", "drop"));
            Tool.must(rule.toArray(String[]::new));
        }
    }

    /** How many were lost. */
    public long lost() {
        return Tool.said("nft", "list", "table", "inet", table)
                .lines()
                .filter(line -> line.contains("counter packets "))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*counter packets (\\d+).*", "$1")))
                .sum();
    }

    /** Every packet arrives again; nothing lost is no error. */
    public void loseNone() {
        var unused = Tool.done("nft", "delete", "table", "inet", table);
    }

    /** Whether packets may still be lost. */
    public boolean loses() {
        return Tool.done("nft", "list", "table", "inet", table);
    }
}
