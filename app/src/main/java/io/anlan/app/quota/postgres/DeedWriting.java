package io.anlan.app.quota.postgres;

import io.anlan.app.journal.TableRows;
import io.anlan.app.quota.Deed;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.NoticeKind;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the keeping of a quota decided, in the transaction in which it was decided. */
final class DeedWriting {

    private final SqlConnection connection;
    private final String campaign;
    private final String batchId;
    private final SiteId here;
    private final QuotaRows rows;

    private final List<@Nullable Object[]> notices = new ArrayList<>();
    private final List<@Nullable Object[]> moves = new ArrayList<>();
    private final List<@Nullable Object[]> takes = new ArrayList<>();
    private final List<@Nullable Object[]> ends = new ArrayList<>();

    DeedWriting(SqlConnection connection, String campaign, String batchId, SiteId here, QuotaRows rows) {
        this.connection = connection;
        this.campaign = campaign;
        this.batchId = batchId;
        this.here = here;
        this.rows = rows;
    }

    /** The ends of claims among it, which the peer is to hold. */
    Future<List<TableRows>> write(List<Deed> deeds) {
        Future<?> gate = Future.succeededFuture();
        for (var deed : deeds) {
            gate = gate.compose(before -> write(deed));
        }
        return gate.compose(done -> rows.add(connection, QuotaRows.rows(QuotaRows.NOTICE, notices)))
                .compose(done -> rows.add(connection, QuotaRows.rows(QuotaRows.MOVE, moves)))
                .compose(done -> rows.add(connection, QuotaRows.rows(QuotaRows.END, takes)))
                .compose(done -> rows.add(connection, QuotaRows.rows(QuotaRows.END, ends)))
                .compose(done -> ends.isEmpty() && takes.isEmpty()
                        ? Future.succeededFuture()
                        : connection.preparedQuery(QuotaSql.NOTE_BATCH).execute(Tuple.of(batchId)))
                .map(done -> ends.isEmpty() ? List.of() : List.of(QuotaRows.rows(QuotaRows.END, ends)));
    }

    private Future<?> write(Deed deed) {
        if (deed instanceof Deed.MakeGate) {
            return connection.preparedQuery(QuotaSql.MAKE_GATE).execute(Tuple.of(campaign));
        }
        if (deed instanceof Deed.Say say) {
            notices.add(rows.notice(campaign, say.notice()));
            return say.notice().kind() == NoticeKind.OPENED
                    ? open(say.notice().share(), say.notice().epoch())
                    : Future.succeededFuture();
        }
        if (deed instanceof Deed.Send send) {
            var seat = new Seat(send.share(), send.epoch(), send.serial());
            moves.add(rows.move(campaign, seat, send.to(), send.seats()));
        } else if (deed instanceof Deed.Take take) {
            takes.add(rows.end(campaign, take.move().seat(), take.epoch(), Ending.TAKEN, batchId));
        } else if (deed instanceof Deed.End end) {
            ends.add(rows.end(campaign, end.seat(), end.epoch(), end.ending(), batchId));
        }
        return Future.succeededFuture();
    }

    private Future<?> open(SiteId share, long epoch) {
        return connection
                .preparedQuery(share == here ? QuotaSql.OPEN_OWN : QuotaSql.OPEN_PEERS)
                .execute(Tuple.of(campaign, epoch));
    }
}
