package io.anlan.replication.apply;

import io.anlan.kernel.merge.MergeRule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a link counts since its process started, and the figures a status page shows. Written by one thread, read by any. */
public final class LinkCounters {
    private final LongAdder rowsApplied;
    private final Map<MergeRule, LongAdder> absorbed;
    private final Map<MergeRule, LongAdder> conflicts;
    private final LongAdder hashMismatches = new LongAdder();
    private final LongAdder unknownColumns = new LongAdder();
    private final LongAdder ignoredChanges = new LongAdder();
    private final LongAdder transactions;
    private final LongAdder restarts = new LongAdder();
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong appliedLsn = new AtomicLong();
    private final AtomicLong sourceMicros = new AtomicLong();
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong lagBytes = new AtomicLong();
    private final AtomicLong rowsPerSecond = new AtomicLong();
    private final AtomicLong lastEventNanos = new AtomicLong();
    private final LongAdder brokerLosses = new LongAdder();
    private final AtomicLong brokerWaiting = new AtomicLong();
    private final AtomicLong lagRows = new AtomicLong();
    private final AtomicLong walHeldBytes = new AtomicLong();
    private final AtomicLong walBudgetBytes = new AtomicLong();
    private volatile String sourceIncarnation = "";
    private volatile String alarm = "";

    public LinkCounters() {
        this.rowsApplied = new LongAdder();
        this.absorbed = perRule();
        this.conflicts = perRule();
        this.transactions = new LongAdder();
    }

    private LinkCounters(LinkCounters link) {
        this.rowsApplied = link.rowsApplied;
        this.absorbed = link.absorbed;
        this.conflicts = link.conflicts;
        this.transactions = link.transactions;
    }

    /** For one of several appliers of this link: it counts into the same sums, and where it stands is its own matter. */
    public LinkCounters share() {
        return new LinkCounters(this);
    }

    /** Rows that changed the target. */
    public LongAdder rowsApplied() {
        return rowsApplied;
    }

    /** Rows the guard let change nothing: repeats, losers, rows past their time. */
    public LongAdder absorbed(MergeRule rule) {
        return Objects.requireNonNull(absorbed.get(rule));
    }

    /** Rows that lost against a row of other content. */
    public LongAdder conflicts(MergeRule rule) {
        return Objects.requireNonNull(conflicts.get(rule));
    }

    /** Rows whose row_hash is not the hash of their content. */
    public LongAdder hashMismatches() {
        return hashMismatches;
    }

    /** Columns met in rows that the mapping file does not name; each column counts once per run. */
    public LongAdder unknownColumns() {
        return unknownColumns;
    }

    /** Changes a link does not carry, such as deletes. */
    public LongAdder ignoredChanges() {
        return ignoredChanges;
    }

    /** Target transactions committed. */
    public LongAdder transactions() {
        return transactions;
    }

    /** Times the link started again after something broke. */
    public LongAdder restarts() {
        return restarts;
    }

    /** Rows that wait aside. */
    public AtomicLong parked() {
        return parked;
    }

    /** The applied mark. */
    public AtomicLong appliedLsn() {
        return appliedLsn;
    }

    /** When the source committed or beat what was applied last. */
    public AtomicLong sourceMicros() {
        return sourceMicros;
    }

    /** Age of what was applied last at the moment it was applied. */
    public AtomicLong lagMillis() {
        return lagMillis;
    }

    /** Which source database the position speaks of; empty before it was read. */
    public String sourceIncarnation() {
        return sourceIncarnation;
    }

    /** Notes which source database the position speaks of. */
    public void sourceIs(String incarnation) {
        sourceIncarnation = incarnation;
    }

    /** WAL the source has written since what was applied last. */
    public AtomicLong lagBytes() {
        return lagBytes;
    }

    /** Rows the source has told that are not in the target yet. */
    public AtomicLong lagRows() {
        return lagRows;
    }

    /** WAL that the source keeps for this link. */
    public AtomicLong walHeldBytes() {
        return walHeldBytes;
    }

    /** What it will keep at most; negative if there is no limit, 0 where there is no such thing. */
    public AtomicLong walBudgetBytes() {
        return walBudgetBytes;
    }

    /** What a person must do before rows are lost; empty while all is well. */
    public String alarm() {
        return alarm;
    }

    public void alarmIs(String text) {
        alarm = text;
    }

    /** Rows that changed the target, over the last seconds. */
    public AtomicLong rowsPerSecond() {
        return rowsPerSecond;
    }

    /** Times a broker had lost what it held, so that it was shipped again. */
    public LongAdder brokerLosses() {
        return brokerLosses;
    }

    /** Batches a broker holds that are not yet in the target. */
    public AtomicLong brokerWaiting() {
        return brokerWaiting;
    }

    /** When, by the monotonic clock, the source last told anything. */
    public AtomicLong lastEventNanos() {
        return lastEventNanos;
    }

    private static Map<MergeRule, LongAdder> perRule() {
        Map<MergeRule, LongAdder> adders = new EnumMap<>(MergeRule.class);
        for (MergeRule rule : MergeRule.values()) {
            adders.put(rule, new LongAdder());
        }
        return adders;
    }
}
