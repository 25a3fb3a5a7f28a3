package io.anlan.app.quota.postgres;

import io.anlan.app.quota.Ending;
import io.anlan.app.quota.Facts;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds holds that are to be ended. That looks at every claim of a campaign, so it is done now and then and without
 * the campaign's lock, on which citizens wait; under the lock only what was found is looked at again.
 */
final class DueHolds {

    private static final long EVERY_MICROS = 5_000_000;
    private static final int ROUND_MAX = 500;

    private final Pool pool;
    private final Ticker ticker;
    private final Map<String, Long> lookedMicros = new ConcurrentHashMap<>();

    DueHolds(Pool pool, Ticker ticker) {
        this.pool = pool;
        this.ticker = ticker;
    }

    /** What was found, and for which moment. */
    record Look(long nowMicros, List<Seat> seats) {

        /** Those that are to be ended still. */
        Future<List<Facts.Due>> again(SqlConnection locked, String campaign) {
            if (seats.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            var values = Tuple.of(campaign, nowMicros, ROUND_MAX)
                    .addArrayOfShort(seats.stream()
                            .map(seat -> (short) seat.share().number())
                            .toArray(Short[]::new))
                    .addArrayOfLong(seats.stream().map(Seat::epoch).toArray(Long[]::new))
                    .addArrayOfLong(seats.stream().map(Seat::serial).toArray(Long[]::new));
            return locked.preparedQuery(QuotaSql.DUE).execute(values).map(rows -> {
                var due = new ArrayList<Facts.Due>();
                rows.forEach(row -> due.add(new Facts.Due(QuotaReading.seat(row), Ending.valueOf(row.getString(3)))));
                return due;
            });
        }
    }

    /** Looks in the shares that may be decided about, unless it was looked a moment ago and there was nothing. */
    Future<Look> look(String campaign, List<SiteId> shares) {
        var now = ticker.wallMicros();
        var looked = lookedMicros.get(campaign);
        // A clock that was set back must not end the looking.
        if (shares.isEmpty() || looked != null && Math.abs(now - looked) < EVERY_MICROS) {
            return Future.succeededFuture(new Look(now, List.of()));
        }
        return pool.preparedQuery(QuotaSql.MAY_BE_DUE)
                .execute(Tuple.of(campaign, now, ROUND_MAX)
                        .addArrayOfShort(shares.stream()
                                .map(share -> (short) share.number())
                                .toArray(Short[]::new)))
                .map(rows -> {
                    var seats = new ArrayList<Seat>();
                    rows.forEach(row -> seats.add(QuotaReading.seat(row)));
                    if (seats.isEmpty()) {
                        lookedMicros.put(campaign, now);
                    }
                    return new Look(now, seats);
                });
    }
}
