package io.anlan.chaos.teeth;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Digest;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.checker.Evidence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a broken service would have left in its databases, made out of what a sound one left. */
final class RowMutations {
    private RowMutations() {}

    /** Every row of the last acknowledged registration, gone from these databases: fsync off, or a change dropped. */
    static Evidence rowGone(Evidence evidence, Set<Store> from) {
        String gone = Copies.last(
                        evidence,
                        attempt ->
                                attempt.told() != null && Copies.told(attempt).atBothSites())
                .key();
        return Copies.rows(
                evidence,
                (store, row) -> !from.contains(store) || !row.idempotencyKey().equals(gone),
                List.of());
    }

    /** Deduplication off: the same person is accepted again under another number. */
    static Evidence secondNumber(Evidence evidence) {
        StoredRegistration row = Copies.anyRow(evidence);
        StoredRegistration twice = new StoredRegistration(
                row.personKey(),
                3 - row.site(),
                row.registrationNo() + "2",
                row.idempotencyKey(),
                row.version() + 1,
                row.writer(),
                row.rowHash());
        return Copies.rows(evidence, (store, one) -> true, List.of(twice));
    }

    /** Merge by wall clock under skew: at site-b another of two acceptances counts than at site-a. */
    static Evidence countsDifferently(Evidence evidence) {
        StoredRegistration row = Copies.anyRow(evidence);
        StoredRegistration other = new StoredRegistration(
                row.personKey(),
                3 - row.site(),
                row.registrationNo(),
                row.idempotencyKey(),
                row.version() - 1,
                row.writer(),
                row.rowHash());
        Map<Store, List<StoredRegistration>> rows = Copies.copy(evidence);
        rows.getOrDefault(Store.REGISTRATION_B, new ArrayList<>()).add(other);
        return evidence.withStored(new StoredRows(rows));
    }

    /** A row nobody asked for, as a replayed or mixed-up change would make it. */
    static Evidence invented(Evidence evidence) {
        StoredRegistration row = new StoredRegistration("00", 1, "INVENTED", "nobody's key", 1, 1, "00");
        return Copies.rows(evidence, (store, one) -> true, List.of(row));
    }

    /** One change dropped on the way to one platform store, of any table. */
    static Evidence digestDiffers(Evidence evidence) {
        Map<String, Map<Store, Digest>> tables = new HashMap<>();
        Agreement agreement = evidence.agreement();
        if (agreement != null) {
            tables.putAll(agreement.tables());
        }
        tables.replaceAll((table, digests) -> {
            Map<Store, Digest> changed = new EnumMap<>(digests);
            changed.put(Store.PLATFORM_B, new Digest(1, BigInteger.ONE, BigInteger.TEN));
            return changed;
        });
        return evidence.withAgreement(new Agreement(tables));
    }

    /** A bureau's fact that reached three of four databases. */
    static Evidence factLost(Evidence evidence) {
        Map<Store, Set<String>> facts = new EnumMap<>(Store.class);
        if (evidence.facts() != null) {
            evidence.facts().forEach((store, held) -> facts.put(store, new HashSet<>(held)));
        }
        facts.getOrDefault(Store.REGISTRATION_B, new HashSet<>()).clear();
        return evidence.withFacts(facts);
    }
}
