package io.anlan.app.quota.postgres;

import io.anlan.app.journal.TableRows;
import io.anlan.app.problem.postgres.GuardedRows;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.Notice;
import io.anlan.app.quota.Quota;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and writes the rows of quotas. */
final class QuotaRows {

    static final TableDescription QUOTA = TableCatalog.standard().table("quota");
    static final TableDescription NOTICE = TableCatalog.standard().table("quota_notice");
    static final TableDescription MOVE = TableCatalog.standard().table("quota_move");
    static final TableDescription END = TableCatalog.standard().table("seat_end");

    private final HybridClock clock;
    private final SiteId here;
    private final Ticker ticker;

    QuotaRows(HybridClock clock, SiteId here, Ticker ticker) {
        this.clock = clock;
        this.here = here;
        this.ticker = ticker;
    }

    @Nullable
    Object[] quota(String campaign, Quota quota) {
        return stamped(QUOTA, campaign, quota.size(), quota.baseA(), quota.baseB());
    }

    @Nullable
    Object[] notice(String campaign, Notice notice) {
        return stamped(
                NOTICE,
                campaign,
                notice.share().number(),
                notice.epoch(),
                notice.by().number(),
                notice.kind().name(),
                notice.about(),
                notice.tally().text(),
                notice.given(),
                notice.free(),
                notice.holes().text(),
                ticker.wallMicros());
    }

    @Nullable
    Object[] move(String campaign, Seat seat, SiteId to, long seats) {
        return stamped(
                MOVE,
                campaign,
                seat.share().number(),
                seat.epoch(),
                seat.serial(),
                to.number(),
                seats,
                ticker.wallMicros());
    }

    @Nullable
    Object[] end(String campaign, Seat seat, long epoch, Ending ending, String batchId) {
        return stamped(
                END,
                campaign,
                seat.share().number(),
                seat.epoch(),
                seat.serial(),
                epoch,
                ending.name(),
                batchId,
                ticker.wallMicros());
    }

    /** Writes a quota unless there is one. */
    Future<Integer> addFirst(SqlConnection connection, @Nullable Object[] quota) {
        var rows = new ArrayList<@Nullable Object[]>();
        rows.add(quota);
        return GuardedRows.write(connection, QUOTA, rows, ticker.wallMicros());
    }

    /** Writes rows none of which may be there yet. */
    Future<Void> add(SqlConnection connection, TableRows rows) {
        return GuardedRows.write(connection, rows.table(), rows.rows(), ticker.wallMicros())
                .compose(written -> written == rows.rows().size()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException(
                                "a row of " + rows.table().name() + " was there already")));
    }

    static TableRows rows(TableDescription table, List<@Nullable Object[]> rows) {
        return new TableRows(table, rows);
    }

    private @Nullable Object[] stamped(TableDescription table, Object... values) {
        var row = new @Nullable Object[values.length + 3];
        System.arraycopy(values, 0, row, 0, values.length);
        row[values.length] = clock.next().value();
        row[values.length + 1] = here.registrationWriter();
        row[values.length + 2] = RowHash.of(table, row);
        return row;
    }
}
