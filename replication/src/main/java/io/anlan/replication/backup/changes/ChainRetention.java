package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.ChangeHistory;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.position.Lsn;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** Deletes segments that lead from no whole backup anywhere. The last of the newest chain stays: the next one names it. */
final class ChainRetention {
    private final Chains chains;
    private final ChangeHistory.Needing whole;
    private final long olderThanMicros;

    ChainRetention(Chains chains, ChangeHistory.Needing whole, long olderThanMicros) {
        this.chains = chains;
        this.whole = whole;
        this.olderThanMicros = olderThanMicros;
    }

    /** Answers how many went. */
    int run() throws IOException {
        var all = chains.all();
        int gone = 0;
        for (var chain : all.entrySet()) {
            int needed = firstNeeded(chain.getKey(), chain.getValue());
            boolean newest = chain.getKey().equals(all.firstKey());
            int from = newest ? Math.min(needed, chain.getValue().last()) : needed;
            for (int number : chain.getValue().headSet(from)) {
                chains.delete(chain.getKey(), number);
                gone++;
            }
        }
        return gone;
    }

    /**
     * It and all after it stay. A spoiled one says nothing and goes with those after it; so does one that only cannot be read here
     * and now, unless there is a whole backup of which the same is true.
     */
    private int firstNeeded(String chain, TreeSet<Integer> numbers) throws IOException {
        for (int number : numbers) {
            try {
                if (needed(chains.open(chain, number))) {
                    return number;
                }
            } catch (BadBackupException bad) {
                if (bad.untold() && !whole.told()) {
                    return number;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    /** What follows a backup is needed; what no backup precedes yet is kept for some time, for one may be on its way. */
    private boolean needed(Segment segment) {
        String incarnation = segment.manifest().source().incarnation();
        List<Long> places = whole.kept().stream()
                .filter(backup -> backup.source().incarnation().equals(incarnation))
                .map(backup -> Lsn.parse(backup.point().position()))
                .toList();
        return places.isEmpty()
                ? segment.manifest().until().micros() >= olderThanMicros
                : places.stream().anyMatch(place -> Long.compareUnsigned(place, segment.until()) <= 0);
    }
}
