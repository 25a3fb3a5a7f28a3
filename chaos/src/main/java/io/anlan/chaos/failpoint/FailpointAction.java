package io.anlan.chaos.failpoint;

import java.util.Arrays;
import java.util.Locale;

/** What happens at a failpoint. Known here and inside the node. */
public enum FailpointAction {
    /** The process ends at once, as if killed, at one pass. */
    HALT,
    /** The process stops where it stands, at one pass, until somebody lets it go on. */
    FREEZE,
    /** The method begins later than it was asked to; whoever asked is not kept. At every so-many-th pass. */
    LATE;

    /** One by its word, such as {@code halt}. */
    static FailpointAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the action of a failpoint is halt, freeze or late, not '" + word + "'"));
    }

    /** How a scenario names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
