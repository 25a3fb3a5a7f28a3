package io.anlan.chaos.bench.failover;

import java.nio.file.Path;
import java.util.List;

/**
 * What the bench is to do.
 *
 * @param folder where twin and results lie
 * @param faults which faults, in turn
 * @param episodes how many of each
 * @param resume go on from the results that are there
 */
public record FailoverOptions(
        Path folder, int portBase, List<Fault> faults, int episodes, int nodesPerSite, int perSecond, boolean resume) {

    public FailoverOptions {
        faults = List.copyOf(faults);
    }

    /** The results. */
    public Path results() {
        return folder.resolve("episodes.jsonl");
    }
}
