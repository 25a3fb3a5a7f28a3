package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who the peer has just accepted, although the row is not here yet. A citizen whose site was lost between commit and answer
 * asks here again; without this look the survivor would accept once more.
 */
public final class InboundIndex {

    private final Map<AcceptanceKey, Acceptance> byPerson = new ConcurrentHashMap<>();
    private final Map<String, Acceptance> byNumber = new ConcurrentHashMap<>();
    private final Map<AcceptanceKey, Integer> claims = new ConcurrentHashMap<>();
    private final Map<String, Integer> claimNumbers = new ConcurrentHashMap<>();

    /** The peer's acceptance of this person, if it is held here and not known to be a row. */
    public @Nullable Acceptance find(AcceptanceKey key) {
        return byPerson.get(key);
    }

    /** The peer's acceptance of this number, if it is held here and not known to be a row. */
    public @Nullable Acceptance find(String registrationNo) {
        return byNumber.get(registrationNo);
    }

    /** Whether the peer has given this person a seat that is not known to be a row here. */
    public boolean claims(AcceptanceKey key) {
        return claims.containsKey(key);
    }

    /** Whether the peer has given the claim of this number, and it is not known to be a row here. */
    public boolean claim(String claimNo) {
        return claimNumbers.containsKey(claimNo);
    }

    private record Claimed(AcceptanceKey person, String number) {}

    private static Stream<Claimed> claimsOf(JournalEntry entry) {
        return entry.rows().stream()
                .filter(rows -> rows.table().name().equals("claim"))
                .flatMap(claims -> claims.rows().stream().map(row -> claimed(claims.table(), row)));
    }

    private static Claimed claimed(TableDescription table, @Nullable Object[] row) {
        var campaign = (String) Objects.requireNonNull(row[table.index("campaign_id")]);
        var person = new PersonKey((byte[]) Objects.requireNonNull(row[table.index("person_key")]));
        var number = (String) Objects.requireNonNull(row[table.index("claim_no")]);
        return new Claimed(new AcceptanceKey(campaign, person), number);
    }

    private static <T> void less(Map<T, Integer> counted, T one) {
        counted.computeIfPresent(one, (same, times) -> times == 1 ? null : times - 1);
    }

    void add(JournalEntry entry) {
        claimsOf(entry).forEach(claim -> {
            claims.merge(claim.person(), 1, Integer::sum);
            claimNumbers.merge(claim.number(), 1, Integer::sum);
        });
        entry.acceptances().forEach(acceptance -> {
            byPerson.put(acceptance.key(), acceptance);
            byNumber.put(acceptance.registrationNo(), acceptance);
        });
    }

    void remove(JournalEntry entry) {
        claimsOf(entry).forEach(claim -> {
            less(claims, claim.person());
            less(claimNumbers, claim.number());
        });
        entry.acceptances().forEach(acceptance -> {
            byPerson.remove(acceptance.key(), acceptance);
            byNumber.remove(acceptance.registrationNo(), acceptance);
        });
    }
}
