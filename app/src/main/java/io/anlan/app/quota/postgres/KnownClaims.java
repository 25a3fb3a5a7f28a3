package io.anlan.app.quota.postgres;

import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.KnownClaim;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Reads claims out of rows. The places are those of {@link QuotaSql}'s column list. */
final class KnownClaims {

    private KnownClaims() {}

    static KnownClaim read(Row row) {
        var seat = new Seat(SiteId.of(row.getInteger(1)), row.getLong(2), row.getLong(3));
        var claim = new ClaimRow(
                row.getString(0),
                seat,
                new PersonKey(row.getBuffer(4).getBytes()),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getString(10),
                row.getLong(11),
                row.getInteger(12));
        var ending = row.getString(15);
        return new KnownClaim(
                claim,
                row.getBoolean(13),
                ending == null ? null : end(row, claim, Ending.valueOf(ending)),
                row.getBoolean(14));
    }

    private static KnownClaim.End end(Row row, ClaimRow claim, Ending ending) {
        var values = new @Nullable Object[] {
            claim.campaignId(),
            claim.seat().share().number(),
            claim.seat().epoch(),
            claim.seat().serial(),
            row.getLong(17),
            ending.name(),
            row.getString(18),
            row.getLong(19),
            row.getLong(20),
            row.getInteger(21),
            row.getBuffer(22).getBytes()
        };
        return new KnownClaim.End(ending, values, row.getBoolean(16));
    }
}
