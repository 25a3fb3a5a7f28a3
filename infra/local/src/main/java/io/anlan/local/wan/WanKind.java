package io.anlan.local.wan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What travels over a cross-site address. */
public enum WanKind {
    /** The nodes' journal, beats and failure detection. */
    JOURNAL,
    /** What an edge sends to a node of the other site. */
    EDGE,
    /** The replicators' reading of the other site's PostgreSQL. */
    POSTGRES,
    /** The directors' votes, and the questions they pass on. */
    DIRECTOR;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** One kind by its word, or every kind for {@code all}. */
    public static Set<WanKind> of(String word) {
        if (word.equals("all")) {
            return EnumSet.allOf(WanKind.class);
        }
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new IllegalArgumentException("no kind of traffic is called " + word
                        + "; known are all, journal, edge, postgres and director"));
    }
}
