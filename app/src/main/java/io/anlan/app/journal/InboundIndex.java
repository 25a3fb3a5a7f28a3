package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who the peer has just accepted, although the row is not here yet. A citizen whose site was lost between commit and answer
 * asks here again; without this look the survivor would accept once more.
 */
public final class InboundIndex {

    private final Map<AcceptanceKey, Acceptance> byPerson = new ConcurrentHashMap<>();

    /** The peer's acceptance of this person, if it is held here and not known to be a row. */
    public @Nullable Acceptance find(AcceptanceKey key) {
        return byPerson.get(key);
    }

    void add(JournalEntry entry) {
        entry.acceptances().forEach(acceptance -> byPerson.put(acceptance.key(), acceptance));
    }

    void remove(JournalEntry entry) {
        entry.acceptances().forEach(acceptance -> byPerson.remove(acceptance.key(), acceptance));
    }
}
