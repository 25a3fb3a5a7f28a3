package io.anlan.app.quota.postgres;

import io.anlan.app.problem.postgres.StoreFailures;
import io.anlan.app.quota.ClaimRefusals;
import io.anlan.app.quota.ClaimRequest;
import io.anlan.app.quota.Deed;
import io.anlan.app.quota.Ending;
import io.anlan.app.quota.Facts;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.KnownClaim;
import io.anlan.app.quota.Quota;
import io.anlan.app.quota.QuotaStore;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.HybridTime;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Quotas and claims in this site's PostgreSQL. Whoever decides about a campaign's seats has locked its gate. */
public final class PostgresQuota implements QuotaStore {

    /** So long after its end holds of a campaign may still be confirmed or end. */
    private static final Duration AFTER = Duration.ofDays(1);

    private static final String ALL =
            "select q.campaign_id from quota q join campaign c using (campaign_id) where c.closes_at > $1 order by 1";
    private static final String SIZE =
            "select size, base_a, base_b, encode(row_hash, 'hex') from quota where campaign_id = $1";

    private final Pool pool;
    private final SiteId here;
    private final Ticker ticker;
    private final HybridClock clock;
    private final QuotaRows rows;
    private final Giving giving;
    private final DueHolds due;

    public PostgresQuota(Pool pool, HybridClock clock, SiteId here, Ticker ticker) {
        this.pool = pool;
        this.here = here;
        this.ticker = ticker;
        this.clock = clock;
        this.rows = new QuotaRows(clock, here, ticker);
        this.giving = new Giving(here, clock, ticker, rows);
        this.due = new DueHolds(pool, ticker);
    }

    @Override
    public CompletionStage<Outcome<Quota>> create(String campaign, Quota quota) {
        return pool.withTransaction(connection -> rows.addFirst(connection, rows.quota(campaign, quota))
                        .compose(done -> connection.preparedQuery(SIZE).execute(Tuple.of(campaign))))
                .map(there -> {
                    var row = there.iterator().next();
                    return row.getLong(0) == quota.size()
                            ? Outcome.done(new Quota(row.getLong(0), row.getLong(1), row.getLong(2), row.getString(3)))
                            : Outcome.<Quota>refused(ClaimRefusals.ANOTHER_SIZE);
                })
                .recover(failure -> Future.succeededFuture(StoreFailures.outcome(failure)))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<String>> campaigns() {
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(ticker.wallMicros() - AFTER.toNanos() / 1_000))
                .map(found -> {
                    var ids = new ArrayList<String>();
                    found.forEach(row -> ids.add(row.getString(0)));
                    return (List<String>) ids;
                })
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Tended> tend(
            String campaign, String batchId, HeldRights rights, Function<Facts, List<Deed>> decide) {
        var shares = Arrays.stream(SiteId.values())
                .filter(share -> rights.of(here, share) != 0)
                .toList();
        return due.look(campaign, shares)
                .compose(look -> pool.withTransaction(connection -> lock(connection, campaign)
                        .compose(locked -> new QuotaReading(connection, campaign, here).facts(rights, look))
                        .compose(facts -> facts == null
                                ? Future.succeededFuture(new Tended(null, List.of()))
                                : new DeedWriting(connection, campaign, batchId, here, rows)
                                        .write(decide.apply(facts))
                                        .map(ends -> new Tended(facts, ends)))))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Given> give(String campaign, String batchId, HeldRights rights, List<ClaimRequest> asked) {
        return pool.withTransaction(connection -> lock(connection, campaign)
                        .compose(locked -> giving.give(connection, campaign, batchId, rights, asked)))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Outcome<KnownClaim>> end(
            String claimNo, PersonKey person, Ending ending, String batchId, HeldRights rights) {
        var ends = new ClaimEnding(here, ticker, rows, person, ending, batchId, rights);
        return pool.withTransaction(connection -> claims(connection, claimNo)
                        .compose(found -> ends.of(found)
                                .fold(
                                        claim -> lock(connection, claim.row().campaignId())
                                                .compose(locked -> ends.end(connection, claim)),
                                        refusal -> Future.succeededFuture(Outcome.refused(refusal)),
                                        doubt -> Future.succeededFuture(Outcome.inDoubt(doubt)))))
                .recover(failure -> Future.succeededFuture(StoreFailures.outcome(failure)))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<List<KnownClaim>> byNumber(String claimNo) {
        return pool.withConnection(connection -> claims(connection, claimNo)).toCompletionStage();
    }

    static Future<List<KnownClaim>> claims(SqlConnection connection, String claimNo) {
        return connection
                .preparedQuery(QuotaSql.CLAIMS_OF_NUMBER)
                .execute(Tuple.of(claimNo))
                .map(found -> {
                    var claims = new ArrayList<KnownClaim>();
                    found.forEach(row -> claims.add(KnownClaims.read(row)));
                    return claims;
                });
    }

    /** From then on this node's versions are above all that this database has told of. */
    private Future<?> lock(SqlConnection connection, String campaign) {
        var locked = connection.preparedQuery(QuotaSql.LOCK).execute(Tuple.of(campaign));
        // Sent without waiting for the lock, run after it: what was told by whoever held it is seen.
        var told = connection.preparedQuery(QuotaSql.TOLD).execute(Tuple.of(campaign, here.number()));
        return locked.compose(done -> told).map(found -> {
            follow(new HybridTime(found.iterator().next().getLong(0)));
            return found;
        });
    }

    private void follow(HybridTime told) {
        clock.observe(told);
        if (clock.next().compareTo(told) <= 0) {
            throw new ClockBehindException();
        }
    }
}
