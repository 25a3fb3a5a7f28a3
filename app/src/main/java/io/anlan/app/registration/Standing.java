package io.anlan.app.registration;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands in one campaign after the commit, and what may be said of it. Pure: what the journal, the beat and
 * the gate had to say is handed in.
 *
 * @param counting the acceptance that counts: the smallest of those there are; null when there is none
 * @param known it is known already that both sites have the counting one
 * @param fresh it was stored by this batch
 * @param all the acceptances of either site
 * @param unheld own acceptances of which the peer is not known to have a copy; they join the batch's journal entry
 * @param remembered the counting one lies only in the memory of this site, which could not make a row of it now
 */
record Standing(
        @Nullable Acceptance counting,
        boolean known,
        boolean fresh,
        List<Acceptance> all,
        List<Acceptance> unheld,
        boolean remembered,
        @Nullable Refusal refusal) {

    static Standing stored(Acceptance acceptance) {
        var one = List.of(acceptance);
        return new Standing(acceptance, false, true, one, one, false, null);
    }

    static Standing refused(Refusal refusal) {
        return new Standing(null, false, false, List.of(), List.of(), false, refusal);
    }

    /**
     * A person whose candidate was not stored.
     *
     * @param inbound an acceptance of the peer that lies in the journal and may not be a row here yet
     * @param raised what this node knows beyond the database: own acceptances that both sites have
     * @param well whether this site makes rows of what lies in its memory; else the peer does not count that as a copy either
     */
    static Standing met(
            Found found, @Nullable Acceptance inbound, SiteId here, Predicate<Acceptance> raised, boolean well) {
        var all = new ArrayList<Known>(found.known());
        var inMemory = inbound != null
                        && all.stream().noneMatch(known -> known.acceptance().site() == inbound.site())
                ? new Known(inbound, true)
                : null;
        if (inMemory != null) {
            all.add(inMemory);
        }
        if (all.isEmpty()) {
            return refused(
                    switch (found.gate()) {
                        case CLOSED -> Refusals.CLOSED;
                        case MISSING -> Refusals.GATE_MISSING;
                        case OPEN -> Refusals.NOT_YET;
                    });
        }
        var counting = all.get(0);
        var unheld = new ArrayList<Acceptance>(1);
        for (var one : all) {
            if (one.acceptance().countsBefore(counting.acceptance())) {
                counting = one;
            }
            if (!isAtBoth(one, here, raised)) {
                unheld.add(one.acceptance());
            }
        }
        return new Standing(
                counting.acceptance(),
                isAtBoth(counting, here, raised),
                false,
                all.stream().map(Known::acceptance).toList(),
                unheld,
                !well && counting.equals(inMemory),
                null);
    }

    /** A row of the other site that is here is at both; of an own row it must be known. */
    static boolean isAtBoth(Known known, SiteId here, Predicate<Acceptance> raised) {
        return known.acceptance().site() != here || known.both() || raised.test(known.acceptance());
    }

    /**
     * What may be told to one of the requests.
     *
     * @param leads whether it is the request that stored the acceptance, if any did
     * @param held whether the peer holds this batch's journal entry, judged after the put returned
     * @param closing whether closing had begun by then
     */
    Outcome<Statement> judge(RegistrationRequest request, boolean leads, boolean held, boolean closing) {
        if (refusal != null || counting == null) {
            return Outcome.refused(refusal == null ? Refusals.NOT_YET : refusal);
        }
        for (var one : all) {
            if (request.reusesKeyOf(one.idempotencyKey(), one.bodyHash())) {
                return Outcome.refused(Refusals.KEY_REUSED);
            }
        }
        if (remembered) {
            return Outcome.inDoubt(Refusals.REMEMBERED);
        }
        // What lay in this batch's entry is held with it; a counting acceptance not known at both sites always does.
        var storedAt = known || held ? StoredAt.BOTH_SITES : StoredAt.ONE_SITE;
        if (request.campaign().strict() && storedAt != StoredAt.BOTH_SITES) {
            return Outcome.inDoubt(Refusals.ONE_SITE_ONLY);
        }
        if (fresh && closing) {
            return Outcome.inDoubt(Refusals.CLOSING);
        }
        var sameKey = all.stream().anyMatch(one -> one.idempotencyKey().equals(request.idempotencyKey()));
        return Outcome.done(new Statement(counting, storedAt, fresh && leads, !sameKey));
    }

    /** What may be said; the receipt is still to be signed. */
    record Statement(Acceptance acceptance, StoredAt storedAt, boolean fresh, boolean alreadyRegistered) {}
}
