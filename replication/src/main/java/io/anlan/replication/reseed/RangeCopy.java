package io.anlan.replication.reseed;

import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reconcile.ComparedSession;
import io.anlan.replication.reconcile.FoundRow;
import io.anlan.replication.reconcile.Mender;
import io.anlan.replication.reconcile.Scope;
import io.anlan.replication.reconcile.Stretch;
import io.anlan.replication.reseed.CopyLedger.Reached;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Copies tables along their keys, a range at a time, while a stream that began earlier brings what changes. The two need not
 * know of each other: rows are merged by their rule, so whichever comes last changes nothing that it should not, and a range
 * that was written and not noted is written again. A row that is deleted between the look and the writing is one whose time is
 * over: the statement refuses it then, or this database deletes it by itself as every other does.
 */
public final class RangeCopy {
    /** Rows read at once. */
    private static final int ROWS = 2_000;

    private final ComparedSession source;
    private final Mender target;
    private final CopyLedger ledger;
    private final Ticker ticker;
    private final CopyPace pace;
    private final int rowsMax;

    public RangeCopy(ComparedSession source, Mender target, CopyLedger ledger, Ticker ticker, CopyPace pace) {
        this(source, target, ledger, ticker, pace, ROWS);
    }

    RangeCopy(ComparedSession source, Mender target, CopyLedger ledger, Ticker ticker, CopyPace pace, int rowsMax) {
        this.rowsMax = rowsMax;
        this.source = source;
        this.target = target;
        this.ledger = ledger;
        this.ticker = ticker;
        this.pace = pace;
    }

    /** Copies what is left of the table; false if it was told to stop before its end. */
    public boolean table(TableDescription table) throws SQLException {
        Reached reached = ledger.of(table);
        while (!reached.done() && pace.goOn()) {
            reached = range(table, reached);
            ledger.note(table, reached);
        }
        return reached.done();
    }

    private Reached range(TableDescription table, Reached reached) throws SQLException {
        Scope unended = new Scope(ticker.wallMicros(), 0);
        List<FoundRow> rows = source.rows(new Stretch(table, reached.last(), rowsMax, unended));
        List<FoundRow> whole = rows.stream().filter(FoundRow::whole).toList();
        if (!whole.isEmpty()) {
            // What the database refuses the closing comparison finds, tells and keeps for auditors.
            var unused = target.write(table, whole, Set.of());
        }
        pace.copied(rows.size());
        return new Reached(
                rows.isEmpty() ? reached.last() : rows.get(rows.size() - 1).place(),
                reached.copied() + whole.size(),
                reached.broken() + rows.size() - whole.size(),
                rows.size() < rowsMax);
    }
}
