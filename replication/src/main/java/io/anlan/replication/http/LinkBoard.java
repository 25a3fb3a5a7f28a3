package io.anlan.replication.http;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.link.LinkCreation;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkSupervisor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The links of this process, for those who look and those who act. */
public class LinkBoard {
    private final List<LinkSupervisor> links;
    private final LinkEnvironment environment;

    public LinkBoard(List<LinkSupervisor> links, LinkEnvironment environment) {
        this.links = List.copyOf(links);
        this.environment = environment;
    }

    /** All links as they are now. */
    public List<LinkView> views() {
        return links.stream().map(LinkBoard::view).toList();
    }

    /** The link of this name. */
    public Optional<LinkSupervisor> find(String name) {
        return links.stream().filter(link -> link.link().name().equals(name)).findFirst();
    }

    /** What names this process among all that may run these links. */
    public String holder() {
        return environment.holder();
    }

    /** Makes the link's slot and position. */
    public Outcome<String> create(LinkSupervisor link) {
        Outcome<String> outcome =
                new LinkCreation(link.link(), link.parts(), environment.holder(), environment.ticker()).run();
        link.resume();
        return outcome;
    }

    static LinkView view(LinkSupervisor link) {
        LinkCounters counters = link.counters();
        return new LinkView(
                link.link().name(),
                link.seen().state().name(),
                link.seen().reason(),
                counters.appliedLsn().get(),
                counters.sourceIncarnation(),
                counters.rowsApplied().sum(),
                counters.rowsPerSecond().get(),
                sum(counters),
                counters.parked().get(),
                counters.lagRows().get(),
                counters.lagBytes().get(),
                link.lagMillis(),
                counters.restarts().sum(),
                link.lastError(),
                counters.walHeldBytes().get(),
                counters.walBudgetBytes().get(),
                counters.alarm());
    }

    private static long sum(LinkCounters counters) {
        return Arrays.stream(MergeRule.values())
                .mapToLong(rule -> counters.conflicts(rule).sum())
                .sum();
    }
}
