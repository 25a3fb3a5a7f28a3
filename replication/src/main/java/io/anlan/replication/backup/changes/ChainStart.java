package io.anlan.replication.backup.changes;

import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.Manifest;
import io.anlan.replication.position.Lsn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the segment of a chain that the place of a whole backup lies in, looking at few of them. */
final class ChainStart {
    private final Chains chains;
    private final String chain;
    private final List<Integer> numbers;
    private final String incarnation;
    private final long place;

    ChainStart(Chains chains, String chain, TreeSet<Integer> numbers, Manifest whole) {
        this.chains = chains;
        this.chain = chain;
        this.numbers = List.copyOf(numbers);
        this.incarnation = whole.source().incarnation();
        this.place = Lsn.parse(whole.point().position());
    }

    /** Empty if the chain is another database's, began later or ended before; refused if the segment should be there. */
    Optional<Segment> find() throws IOException, BadBackupException {
        Optional<Segment> last = lastFromBefore();
        int first = numbers.get(0);
        if (last.isEmpty()) {
            return first == 0 || !ours(first) ? last : missing(first - 1);
        }
        if (!last.get().manifest().source().incarnation().equals(incarnation)) {
            return Optional.empty();
        }
        if (Long.compareUnsigned(place, last.get().until()) <= 0) {
            return last;
        }
        int number = last.get().address().number();
        return number == numbers.get(numbers.size() - 1) ? Optional.empty() : missing(number + 1);
    }

    /** The last one that begins at the place or before it. */
    private Optional<Segment> lastFromBefore() throws IOException {
        try {
            return halving();
        } catch (BadBackupException spoiled) {
            // One that does not matter must not be in the way.
            return walking();
        }
    }

    private Optional<Segment> halving() throws IOException, BadBackupException {
        Optional<Segment> found = Optional.empty();
        int low = 0;
        int high = numbers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Segment segment = chains.open(chain, numbers.get(middle));
            if (Long.compareUnsigned(segment.from(), place) <= 0) {
                found = Optional.of(segment);
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    private Optional<Segment> walking() throws IOException {
        Optional<Segment> found = Optional.empty();
        for (int number : numbers) {
            try {
                Segment segment = chains.open(chain, number);
                if (Long.compareUnsigned(segment.from(), place) > 0) {
                    break;
                }
                found = Optional.of(segment);
            } catch (BadBackupException spoiled) {
                continue;
            }
        }
        return found;
    }

    private boolean ours(int number) throws IOException, BadBackupException {
        return chains.open(chain, number).manifest().source().incarnation().equals(incarnation);
    }

    private Optional<Segment> missing(int number) throws IOException, BadBackupException {
        Segment segment = chains.open(chain, number);
        throw new BadBackupException(segment.address() + " does not follow the one before it");
    }
}
