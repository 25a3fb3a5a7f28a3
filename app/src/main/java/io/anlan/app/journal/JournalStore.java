package io.anlan.app.journal;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.kernel.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The port to what the journal asks of this site's database. Every stage may fail; nothing is half done then. */
public interface JournalStore {

    /** Those of the acceptances that are not rows here. */
    CompletionStage<List<Acceptance>> missing(List<Acceptance> acceptances);

    /** Makes rows of them by the guarded statement, without a replication origin; repeats change nothing. */
    CompletionStage<Void> insert(List<Acceptance> acceptances, List<VaultRow> vault, List<TableRows> rows);

    /** Where the database stands now, and what it has applied from the peer. */
    CompletionStage<Position> position();

    /** Batches of this site not known to be at both, in the order of their ids: some of those that come after this one. */
    CompletionStage<List<String>> openBatches(String after, int most);

    /** Writes down that these batches and single rows are at both sites. */
    CompletionStage<Void> both(Collection<String> batchIds, Collection<AcceptanceKey> rows, SiteId rowsOf);

    /**
     * Writes down, once, that both sites have what this site had accepted before its database was lost, if a reseed has
     * brought all of it back from the peer.
     */
    CompletionStage<Void> rejoined(SiteId site);

    /**
     * @param incarnation of this database
     * @param insertLsn everything whose commit was seen before the question is at or before this position
     * @param applied what this database has applied from the peer's
     * @param rejoining whether this database is new and still being filled from the peer's
     */
    record Position(String incarnation, long insertLsn, AppliedMark applied, boolean rejoining) {}
}
