package io.anlan.app.journal;

import java.util.concurrent.CompletionStage;

/** The writer's door to the second copy. */
public interface Journal {

    /**
     * Asks the peer to hold an entry whose rows are committed here. Completes within {@link
     * io.anlan.kernel.Ladder#JOURNAL_WAIT}, never exceptionally: true if the peer holds the entry and vouches that it can
     * make rows of it, judged after the put has returned; false says only that this is not known. An entry not held is
     * kept, put again when a new incarnation of the peer appears, and raised when the peer's database has its rows.
     */
    CompletionStage<Boolean> hold(JournalEntry entry);
}
