package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
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
    private final Map<AcceptanceKey, Integer> claims = new ConcurrentHashMap<>();

    /** The peer's acceptance of this person, if it is held here and not known to be a row. */
    public @Nullable Acceptance find(AcceptanceKey key) {
        return byPerson.get(key);
    }

    /** Whether the peer has given this person a seat that is not known to be a row here. */
    public boolean claims(AcceptanceKey key) {
        return claims.containsKey(key);
    }

    private static Stream<AcceptanceKey> claimsOf(JournalEntry entry) {
        return entry.rows().stream()
                .filter(rows -> rows.table().name().equals("claim"))
                .flatMap(claims -> claims.rows().stream()
                        .map(row -> new AcceptanceKey(
                                (String) Objects.requireNonNull(
                                        row[claims.table().index("campaign_id")]),
                                new PersonKey((byte[]) Objects.requireNonNull(
                                        row[claims.table().index("person_key")])))));
    }

    void add(JournalEntry entry) {
        claimsOf(entry).forEach(key -> claims.merge(key, 1, Integer::sum));
        entry.acceptances().forEach(acceptance -> byPerson.put(acceptance.key(), acceptance));
    }

    void remove(JournalEntry entry) {
        claimsOf(entry).forEach(key -> claims.computeIfPresent(key, (same, times) -> times == 1 ? null : times - 1));
        entry.acceptances().forEach(acceptance -> byPerson.remove(acceptance.key(), acceptance));
    }
}
