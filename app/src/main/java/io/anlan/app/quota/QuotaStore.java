package io.anlan.app.quota;

import io.anlan.app.journal.TableRows;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.person.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The port to the quotas of this site's database. Stages may fail; what they were to store is then in doubt. */
public interface QuotaStore {

    /** Stores how many seats a campaign has; saying the same again is no error. */
    CompletionStage<Outcome<Quota>> create(String campaign, Quota quota);

    /** The campaigns that have a quota and are not long over. */
    CompletionStage<List<String>> campaigns();

    /** Reads what is known of a campaign and writes what is decided on it, in one transaction. */
    CompletionStage<Tended> tend(
            String campaign, String batchId, HeldRights rights, Function<Facts, List<Deed>> decide);

    /**
     * Gives seats of this site's own share to those who ask, in their order, in one transaction; who has a claim
     * already gets no
     * other.
     */
    CompletionStage<Given> give(String campaign, String batchId, HeldRights rights, List<ClaimRequest> asked);

    /** Ends a held claim of this person under the right to its share. */
    CompletionStage<Outcome<KnownClaim>> end(
            String claimNo, PersonKey person, Ending ending, String batchId, HeldRights rights);

    /** The claims of this number, the one that counts first. */
    CompletionStage<List<KnownClaim>> byNumber(String claimNo);

    /**
     * What a round of keeping found and wrote.
     *
     * @param facts as they were before; null if the campaign has no quota here
     * @param ends rows that the peer is to hold before their seats are given again
     */
    record Tended(@Nullable Facts facts, List<TableRows> ends) {}

    /**
     * What a batch of requests came to.
     *
     * @param door whether seats could be given at all
     * @param claims of those who have one now, by person
     * @param fresh whom this batch gave one
     * @param elsewhere whether the other share may have seats, or some are on their way
     * @param windsUp whether this database decides about the other share too
     */
    record Given(
            Door door, Map<PersonKey, KnownClaim> claims, List<PersonKey> fresh, boolean elsewhere, boolean windsUp) {}

    /** Whether a campaign's share lets seats out. */
    enum Door {
        /** It does. */
        OPEN,
        /** The campaign is over. */
        CLOSED,
        /** This database may not give from its site's share under that epoch. */
        NO_RIGHT
    }
}
