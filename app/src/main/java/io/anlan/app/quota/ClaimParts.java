package io.anlan.app.quota;

import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.journal.Durability;
import io.anlan.app.journal.Journal;
import io.anlan.app.journal.JournalEntry;
import io.anlan.app.journal.TableRows;
import io.anlan.app.registration.StoredAt;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What giving and ending claims have in common.
 *
 * @param durability what this node knows to be at both sites before its database says so
 * @param arriving what the peer has given and is not a row here yet
 * @param batchId names the next batch
 */
public record ClaimParts(
        SiteId here,
        QuotaStore store,
        RightsBook rights,
        Journal journal,
        Durability durability,
        Arriving arriving,
        Supplier<String> batchId,
        HybridClock clock,
        Ticker ticker,
        ClaimCount count) {

    /** Whether both sites are known to have the claim and its end. */
    boolean atBoth(KnownClaim claim) {
        var end = claim.end();
        return (claim.atBoth() || durability.both(claim.row().batchId())) && (end == null || end.atBoth());
    }

    /**
     * Has the peer hold claims with their ends and the vault rows of who asked; true as well when there is nothing to
     * hold.
     */
    CompletionStage<Boolean> hold(String batchId, List<KnownClaim> claims, List<ClaimRequest> asked) {
        if (claims.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        var rows = new ArrayList<@Nullable Object[]>();
        var ends = new ArrayList<@Nullable Object[]>();
        for (var claim : claims) {
            rows.add(claim.row().values());
            var end = claim.end();
            if (end != null) {
                ends.add(end.values());
            }
        }
        var tables = new ArrayList<TableRows>();
        tables.add(new TableRows(ClaimRow.TABLE, rows));
        if (!ends.isEmpty()) {
            tables.add(new TableRows(TableCatalog.standard().table("seat_end"), ends));
        }
        return journal.hold(new JournalEntry(batchId, List.of(), vault(claims, asked), tables));
    }

    private List<VaultRow> vault(List<KnownClaim> claims, List<ClaimRequest> asked) {
        return asked.stream()
                .filter(request -> claims.stream()
                        .anyMatch(claim ->
                                claim.row().personKey().equals(request.key().personKey())))
                .map(ClaimRequest::session)
                .map(session -> VaultRow.of(
                        session.personKey(),
                        session.vaultKid(),
                        session.vaultSealed(),
                        clock.next().value(),
                        here.registrationWriter()))
                .toList();
    }

    /** What may be said of something written under a right. */
    Outcome<StoredAt> judge(long epoch, long now, HeldRights before, boolean held) {
        var verdict =
                Judging.judge(epoch, now, held, before.alone(), rights.now().alone());
        count.judged(verdict);
        return switch (verdict) {
            case BOTH_SITES -> Outcome.done(StoredAt.BOTH_SITES);
            case ONE_SITE -> Outcome.done(StoredAt.ONE_SITE);
            case NOT_HELD -> Outcome.inDoubt(ClaimRefusals.NOT_HELD);
            case TOO_LATE -> Outcome.inDoubt(ClaimRefusals.TOO_LATE);
        };
    }
}
