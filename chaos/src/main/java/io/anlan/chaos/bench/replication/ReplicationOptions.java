package io.anlan.chaos.bench.replication;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What to measure and how long.
 *
 * @param folder the bench's own place for everything it starts
 * @param only parts to run: a, b, c, idle, reconcile; all if empty
 * @param rows of one catch-up
 * @param reconcileRows sizes of the table that is compared, rising
 */
public record ReplicationOptions(
        Path folder, int portBase, Set<String> only, long rows, List<Long> reconcileRows, Times times) {
    public ReplicationOptions {
        only = Set.copyOf(only);
        reconcileRows = List.copyOf(reconcileRows);
    }

    /**
     * How often and how long.
     *
     * @param warmRounds rounds between the cold one and the measured ones
     * @param measuredRounds of which the middle one is told
     * @param warmUp of the steady load
     * @param steady how long the steady load is measured
     * @param settle before idle processes are measured
     * @param idle how long they are
     * @param registering how long registrations are counted, alone and beside a comparison
     */
    public record Times(
            int warmRounds,
            int measuredRounds,
            Duration warmUp,
            Duration steady,
            Duration settle,
            Duration idle,
            Duration registering) {
        public static Times standard() {
            return new Times(
                    1,
                    3,
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(15));
        }

        /** To see that the bench works. */
        public static Times quick() {
            Duration moment = Duration.ofSeconds(2);
            return new Times(0, 1, moment, moment, moment, moment, moment);
        }
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }
}
