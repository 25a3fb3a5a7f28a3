package io.anlan.chaos.run;

import java.util.List;

/** What a run says while it goes on. */
public interface RunEvents {
    /** Something worth a line of its own. */
    void said(String what);

    /** How it stands, about once a second. */
    void now(Progress progress);

    /**
     * One moment of a run.
     *
     * @param phase what is being done
     * @param broken what is broken at this moment
     */
    record Progress(
            String phase, double seconds, double ofSeconds, long sent, long answered, long bad, List<String> broken) {}
}
