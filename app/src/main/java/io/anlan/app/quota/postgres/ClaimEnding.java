package io.anlan.app.quota.postgres;

import io.anlan.app.quota.ClaimRefusals;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.KnownClaim;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Confirms a claim or gives it back, as its owner wishes. */
final class ClaimEnding {

    private final SiteId here;
    private final Ticker ticker;
    private final QuotaRows rows;
    private final PersonKey person;
    private final Ending ending;
    private final String batchId;
    private final HeldRights rights;

    ClaimEnding(
            SiteId here,
            Ticker ticker,
            QuotaRows rows,
            PersonKey person,
            Ending ending,
            String batchId,
            HeldRights rights) {
        this.here = here;
        this.ticker = ticker;
        this.rows = rows;
        this.person = person;
        this.ending = ending;
        this.batchId = batchId;
        this.rights = rights;
    }

    /** The claim that the wish is about: another's number is nobody's. */
    Outcome<KnownClaim> of(List<KnownClaim> found) {
        return found.stream()
                .filter(claim -> claim.valid() && claim.row().personKey().equals(person))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ClaimRefusals.NOT_FOUND));
    }

    /** The gate is locked: what was read before is read again. */
    Future<Outcome<KnownClaim>> end(SqlConnection connection, KnownClaim before) {
        var share = before.row().seat().share();
        var epoch = rights.of(here, share);
        if (epoch == 0) {
            return Future.succeededFuture(Outcome.refused(ClaimRefusals.NOT_HERE));
        }
        return QuotaReading.mayWrite(connection, before.row().campaignId(), here, share, epoch)
                .compose(may -> may
                        ? PostgresQuota.claims(connection, before.row().claimNo())
                                .compose(found -> of(found)
                                        .fold(
                                                claim -> write(connection, claim, epoch),
                                                refusal -> Future.succeededFuture(Outcome.refused(refusal)),
                                                doubt -> Future.succeededFuture(Outcome.inDoubt(doubt))))
                        : Future.succeededFuture(Outcome.refused(ClaimRefusals.NOT_HERE)));
    }

    private Future<Outcome<KnownClaim>> write(SqlConnection connection, KnownClaim claim, long epoch) {
        if (claim.row().seat().share() != here && rights.peerShare() == 0) {
            return Future.succeededFuture(Outcome.refused(ClaimRefusals.NOT_HERE));
        }
        var end = claim.end();
        if (end != null) {
            return Future.succeededFuture(
                    end.ending() == ending ? Outcome.done(claim) : Outcome.refused(ClaimRefusals.over(end.ending())));
        }
        if (claim.row().expiresAt() <= ticker.wallMicros()) {
            return Future.succeededFuture(Outcome.refused(ClaimRefusals.EXPIRED));
        }
        var row = rows.end(claim.row().campaignId(), claim.row().seat(), epoch, ending, batchId);
        var ended = new KnownClaim(claim.row(), true, new KnownClaim.End(ending, row, false), claim.atBoth());
        var ends = new ArrayList<@Nullable Object[]>();
        ends.add(row);
        return rows.add(connection, QuotaRows.rows(QuotaRows.END, ends))
                .compose(done -> connection.preparedQuery(QuotaSql.NOTE_BATCH).execute(Tuple.of(batchId)))
                .map(done -> Outcome.done(ended));
    }
}
