package io.anlan.kernel;

import java.time.Duration;

/**
 * How long each part waits for the part below it. Each rung is longer than the one below, so that whoever is asked has
 * answered before whoever asks has given up; a ladder the wrong way up makes a healthy site look dead.
 */
public final class Ladder {
    /** How long a node waits for its journal entry to be held by the peer; a later success is ignored. */
    public static final Duration JOURNAL_WAIT = Duration.ofMillis(400);

    /** A node's whole time for one registration. */
    public static final Duration NODE_BUDGET = Duration.ofMillis(600);

    /** After this the edge starts a second try at the other site; the first one goes on. */
    public static final Duration EDGE_TRY = Duration.ofMillis(800);

    /**
     * After this a citizen's client asks the second edge too: an edge that lives has made its second try by now, and one
     * that is frozen never will. Less than a second, so that a frozen edge still leaves nobody waiting longer.
     */
    public static final Duration SECOND_EDGE = Duration.ofMillis(900);

    /** The edge's whole time for one request: a little less than the citizen's, or its answer would come too late. */
    public static final Duration EDGE_REQUEST = Duration.ofMillis(2_900);

    /** How long a citizen's client waits for one sending. */
    public static final Duration REQUEST = Duration.ofSeconds(3);

    /** Infinispan's own timeout for a cross-site put; only its resources hang on it, no answer does. */
    public static final Duration JOURNAL_PUT = Duration.ofMillis(1_000);

    private Ladder() {}
}
