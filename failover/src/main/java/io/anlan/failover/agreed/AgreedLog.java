package io.anlan.failover.agreed;

import io.anlan.failover.lease.LeaseBook;
import io.anlan.kernel.Outcome;
import java.util.concurrent.CompletionStage;

/**
 * A log that a majority of three places keeps. What it answers as done is stored by a majority; what it leaves in doubt
 * may have been, or may yet be.
 */
public interface AgreedLog {
    /** Who leads, as far as this place knows. */
    Leadership leadership();

    /** Adds an entry; only the leader can. Never fails but by the outcome. */
    CompletionStage<Outcome<AgreedAnswer>> append(Entry entry);

    /** What the entries known to be agreed on here add up to; behind the leader's by a moment. A copy. */
    AgreedState state();

    /** The leases of that state. A copy. */
    LeaseBook leases();

    /** Whether this place's voter is one of those whose majority decides, now and after a restart. */
    boolean votes();

    /** How a strike is refused that comes after its newcomer was taken in: it was under way for long. */
    String TAKEN_IN_ALREADY = "already-taken-in";

    /**
     * Strikes a place's voter from those whose majority decides: it has lost its disk and what it promised.
     *
     * @param newName whom it makes room for; nothing is changed where that one votes already
     */
    CompletionStage<Outcome<String>> strike(String place, String newName);

    /** Takes a place's voter in under a new name; the old one must have been struck before the new one listens. */
    CompletionStage<Outcome<String>> takeIn(String place, String newName);

    /** Leaves the others. */
    void close();
}
