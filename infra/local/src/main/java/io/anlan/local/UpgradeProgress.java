package io.anlan.local;

import java.util.List;

/** Hears how a rolling upgrade goes on. */
public interface UpgradeProgress {
    /** This part is asked to end. */
    void moves(String part);

    /** It does its work again, from this build. */
    void moved(String part, String build);

    /** Nothing is taken away until these have gone. */
    void holds(List<String> doubts);
}
