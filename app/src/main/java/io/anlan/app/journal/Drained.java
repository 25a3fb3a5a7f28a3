package io.anlan.app.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Batches of the peer that are rows here and of which the peer has not been told yet. They are told by name, each until a
 * beat that carries it was confirmed: a number could not say which, since batches overtake each other.
 */
final class Drained {

    /** Names in one beat, about 100 KB; the others wait for the next. */
    static final int TOLD_MAX = 4_000;

    /** More than this are not remembered; the link raises them. */
    private static final int UNTOLD_MAX = 100_000;

    private final Set<String> untold = new LinkedHashSet<>();
    private String database = "";

    synchronized void add(String batchId) {
        if (untold.size() < UNTOLD_MAX) {
            untold.add(batchId);
        }
    }

    /**
     * What the next beat says of this database. What another one before it had is forgotten: this one may not have it.
     *
     * @param incarnation of this site's database, as last read
     */
    synchronized List<String> next(String incarnation) {
        if (!incarnation.equals(database)) {
            untold.clear();
            database = incarnation;
        }
        return untold.stream().limit(TOLD_MAX).toList();
    }

    /** A beat that said this was confirmed. */
    synchronized void told(List<String> batchIds) {
        batchIds.forEach(untold::remove);
    }
}
