package io.anlan.app.quota.postgres;

import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.problem.postgres.GuardedRows;
import io.anlan.app.quota.ClaimRequest;
import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Facts;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.KnownClaim;
import io.anlan.app.quota.QuotaStore.Door;
import io.anlan.app.quota.QuotaStore.Given;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.person.PersonKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives seats to a batch of requests; the campaign's gate is locked, so the serials have no gap and no seat has two.
 */
final class Giving {

    /** How long a seat waits for its confirmation. */
    static final Duration HOLD = Duration.ofMinutes(15);

    private final SiteId here;
    private final HybridClock clock;
    private final Ticker ticker;
    private final QuotaRows rows;

    Giving(SiteId here, HybridClock clock, Ticker ticker, QuotaRows rows) {
        this.here = here;
        this.clock = clock;
        this.ticker = ticker;
        this.rows = rows;
    }

    Future<Given> give(
            SqlConnection connection, String campaign, String batchId, HeldRights rights, List<ClaimRequest> asked) {
        return door(connection, campaign, rights.share())
                .compose(door -> known(connection, campaign, asked)
                        .compose(known -> door != Door.OPEN
                                ? Future.succeededFuture(new Given(door, known, List.of(), false, false))
                                : new QuotaReading(connection, campaign, here)
                                        .shares()
                                        .compose(shares ->
                                                allot(connection, batchId, rights.share(), asked, known, shares))))
                .compose(given -> windsUp(connection, campaign, rights)
                        .map(also -> new Given(given.door(), given.claims(), given.fresh(), given.elsewhere(), also)));
    }

    /** A person whom the lost site gave a seat asks here again: once its share is wound up, the answer is ours. */
    private Future<Boolean> windsUp(SqlConnection connection, String campaign, HeldRights rights) {
        return rights.peerShare() == 0
                ? Future.succeededFuture(false)
                : QuotaReading.mayWrite(connection, campaign, here, here.peer(), rights.peerShare());
    }

    private Future<Door> door(SqlConnection connection, String campaign, long epoch) {
        return connection
                .preparedQuery(QuotaSql.DOOR)
                .execute(Tuple.of(campaign))
                .compose(gates -> {
                    for (var gate : gates) {
                        return gate.getBoolean(0) && ticker.wallMicros() < gate.getLong(1)
                                ? right(connection, campaign, epoch)
                                : Future.succeededFuture(Door.CLOSED);
                    }
                    return Future.succeededFuture(Door.NO_RIGHT);
                });
    }

    private Future<Door> right(SqlConnection connection, String campaign, long epoch) {
        return QuotaReading.mayWrite(connection, campaign, here, here, epoch)
                .map(may -> may ? Door.OPEN : Door.NO_RIGHT);
    }

    private static Future<Map<PersonKey, KnownClaim>> known(
            SqlConnection connection, String campaign, List<ClaimRequest> asked) {
        var persons = asked.stream()
                .map(request -> Buffer.buffer(request.key().personKey().bytes()))
                .toArray(Buffer[]::new);
        return connection
                .preparedQuery(QuotaSql.CLAIMS_OF_PERSONS)
                .execute(Tuple.of(campaign).addArrayOfBuffer(persons))
                .map(found -> {
                    Map<PersonKey, KnownClaim> known = new HashMap<>();
                    for (var row : found) {
                        var claim = KnownClaims.read(row);
                        if (claim.live()) {
                            known.putIfAbsent(claim.row().personKey(), claim);
                        }
                    }
                    return known;
                });
    }

    private Future<Given> allot(
            SqlConnection connection,
            String batchId,
            long epoch,
            List<ClaimRequest> asked,
            Map<PersonKey, KnownClaim> known,
            Map<SiteId, Facts.Share> shares) {
        var own = shares.getOrDefault(here, Facts.Share.NONE);
        var claims = new ArrayList<@Nullable Object[]>();
        var vault = new ArrayList<@Nullable Object[]>();
        var fresh = new ArrayList<PersonKey>();
        for (var request : asked) {
            var person = request.key().personKey();
            if (!known.containsKey(person) && claims.size() < own.free()) {
                var row = claim(request, new Seat(here, epoch, own.high() + claims.size() + 1), batchId);
                claims.add(row.values());
                vault.add(vault(request, row.version()).values());
                fresh.add(person);
                known.put(person, new KnownClaim(row, true, null, false));
            }
        }
        var left = asked.stream()
                .anyMatch(request -> !known.containsKey(request.key().personKey()));
        return write(connection, batchId, claims, vault)
                .compose(done -> left ? elsewhere(connection, asked.get(0), shares) : Future.succeededFuture(false))
                .map(elsewhere -> new Given(Door.OPEN, known, fresh, elsewhere, false));
    }

    /** Nobody is told that all is given while the other share has not been heard of, or seats are on their way. */
    private Future<Boolean> elsewhere(SqlConnection connection, ClaimRequest asked, Map<SiteId, Facts.Share> shares) {
        var peers = shares.get(here.peer());
        return peers == null || peers.free() > 0
                ? Future.succeededFuture(true)
                : connection
                        .preparedQuery(QuotaSql.UNTAKEN)
                        .execute(Tuple.of(asked.key().campaignId()))
                        .map(moves -> moves.size() > 0);
    }

    private Future<?> write(
            SqlConnection connection, String batchId, List<@Nullable Object[]> claims, List<@Nullable Object[]> vault) {
        return claims.isEmpty()
                ? Future.succeededFuture()
                : GuardedRows.write(connection, VaultRow.TABLE, vault, ticker.wallMicros())
                        .compose(done -> rows.add(connection, QuotaRows.rows(ClaimRow.TABLE, claims)))
                        .compose(done ->
                                connection.preparedQuery(QuotaSql.NOTE_BATCH).execute(Tuple.of(batchId)));
    }

    private ClaimRow claim(ClaimRequest request, Seat seat, String batchId) {
        var now = ticker.wallMicros();
        return new ClaimRow(
                request.key().campaignId(),
                seat,
                request.key().personKey(),
                request.claimNo(),
                request.idempotencyKey(),
                now,
                now + HOLD.toNanos() / 1_000,
                batchId,
                request.correlationId(),
                clock.next().value(),
                here.registrationWriter());
    }

    private VaultRow vault(ClaimRequest request, long version) {
        var session = request.session();
        return VaultRow.of(
                session.personKey(), session.vaultKid(), session.vaultSealed(), version, here.registrationWriter());
    }
}
