package io.anlan.replication.wiring;

import io.anlan.kernel.merge.MergeRule;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.link.LinkSupervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The figures of a link as metrics, all called {@code anlan_link_…} with the link's name as label. */
final class LinkMetrics {
    private LinkMetrics() {}

    static void bind(LinkSupervisor link, MeterRegistry registry) {
        LinkCounters counters = link.counters();
        String name = link.link().name();
        count(registry, name, "anlan.link.rows.applied", "Rows that changed the target", counters.rowsApplied());
        count(registry, name, "anlan.link.transactions", "Target transactions committed", counters.transactions());
        count(registry, name, "anlan.link.restarts", "Times the link started again", counters.restarts());
        count(registry, name, "anlan.link.hash.mismatches", "Rows whose row_hash is wrong", counters.hashMismatches());
        count(registry, name, "anlan.link.unknown.columns", "Columns left out of rows", counters.unknownColumns());
        count(registry, name, "anlan.link.ignored.changes", "Changes links do not carry", counters.ignoredChanges());
        for (MergeRule rule : MergeRule.values()) {
            perRule(
                    registry,
                    name,
                    "anlan.link.rows.absorbed",
                    "Rows that changed nothing",
                    rule,
                    counters.absorbed(rule));
            perRule(
                    registry,
                    name,
                    "anlan.link.conflicts",
                    "Rows that lost to another",
                    rule,
                    counters.conflicts(rule));
        }
        gauge(registry, name, "anlan.link.parked.rows", "Rows that wait aside", counters.parked());
        gauge(
                registry,
                name,
                "anlan.link.applied.bytes",
                "Applied mark as byte of the source's WAL",
                counters.appliedLsn());
        gauge(registry, name, "anlan.link.broker.waiting", "Batches in the broker only", counters.brokerWaiting());
        count(
                registry,
                name,
                "anlan.link.broker.losses",
                "Times a broker had lost what it held",
                counters.brokerLosses());
        gauge(registry, name, "anlan.link.lag.rows", "Rows told and not yet applied", counters.lagRows());
        bindWal(counters, name, registry);
        gauge(registry, name, "anlan.link.lag.bytes", "WAL written since what was applied last", counters.lagBytes());
        Gauge.builder("anlan.link.lag.millis", link, LinkSupervisor::lagMillis)
                .description("Age of what was applied last")
                .tag("link", name)
                .register(registry);
        for (LinkState state : LinkState.values()) {
            Gauge.builder("anlan.link.state", link, l -> l.seen().state() == state ? 1 : 0)
                    .description("1 for the state the link is in")
                    .tag("link", name)
                    .tag("state", state.name())
                    .register(registry);
        }
    }

    private static void bindWal(LinkCounters counters, String name, MeterRegistry registry) {
        gauge(
                registry,
                name,
                "anlan.link.wal.held.bytes",
                "WAL the source keeps for the link",
                counters.walHeldBytes());
        gauge(registry, name, "anlan.link.wal.budget.bytes", "WAL it keeps at most", counters.walBudgetBytes());
        Gauge.builder("anlan.link.alarm", counters, c -> c.alarm().isEmpty() ? 0 : 1)
                .description("1 while a person must act before rows are lost; GET /links says how")
                .tag("link", name)
                .register(registry);
    }

    private static void count(MeterRegistry registry, String link, String name, String help, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(help)
                .tag("link", link)
                .register(registry);
    }

    private static void perRule(
            MeterRegistry registry, String link, String name, String help, MergeRule rule, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(help)
                .tag("link", link)
                .tag("rule", rule.name())
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String link, String name, String help, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::get)
                .description(help)
                .tag("link", link)
                .register(registry);
    }
}
