package io.anlan.app.registration;

import io.anlan.app.acceptance.AcceptanceKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The acceptances of this site's database. Failures are {@link StoreFailure}s. */
public interface AcceptanceStore {

    /** A connection for a lane. */
    CompletionStage<Line> open();

    /** What the database knows of these persons, in the order asked. */
    CompletionStage<List<Found>> look(List<AcceptanceKey> keys);

    /** The acceptances with this number, of either site. */
    CompletionStage<List<Known>> byNumber(String registrationNo);

    /** One connection, used by one batch at a time. */
    interface Line extends BatchWriter.Line {

        /**
         * Stores, in one transaction, those candidates whose gate is open and whose person has no acceptance here yet, and
         * says which. The candidates have different keys and come in the order of their keys.
         */
        CompletionStage<Set<AcceptanceKey>> insert(String batchId, List<Candidate> candidates);
    }
}
