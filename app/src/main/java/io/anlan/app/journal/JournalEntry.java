package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;
import java.util.List;

/**
 * One batch as the peer must be able to make rows of it: the acceptances committed by it, and those met by it that the
 * peer is not known to have. Its rows are committed at the writer's site before it exists.
 *
 * @param batchId the writing batch; {@code node incarnation - number}
 * @param rows of other tables, each written by the batch or met by it
 */
public record JournalEntry(String batchId, List<Acceptance> acceptances, List<VaultRow> vault, List<TableRows> rows) {

    public JournalEntry {
        acceptances = List.copyOf(acceptances);
        vault = List.copyOf(vault);
        rows = List.copyOf(rows);
    }

    /** A batch of registrations. */
    public JournalEntry(String batchId, List<Acceptance> acceptances, List<VaultRow> vault) {
        this(batchId, acceptances, vault, List.of());
    }
}
