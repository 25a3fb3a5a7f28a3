package io.anlan.replication.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a link's two schemas is not as the mapping file says, as one line for whoever has to mend it. */
final class MappingReport {
    /** More findings than these are counted only; mending begins with the first anyway. */
    private static final int TOLD_MAX = 8;

    private MappingReport() {}

    /** The line; empty if everything fits. */
    static Optional<String> of(List<String> source, List<String> target) {
        List<String> all = new ArrayList<>();
        source.forEach(finding -> all.add("source: " + finding));
        target.forEach(finding -> all.add("target: " + finding));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String told = all.stream().limit(TOLD_MAX).collect(Collectors.joining("; "));
        int more = all.size() - TOLD_MAX;
        return Optional.of("the tables are not what the mapping file says: " + told
                + (more > 0 ? "; and " + more + " more" : "") + ". Migrate that database, or take the change back");
    }
}
