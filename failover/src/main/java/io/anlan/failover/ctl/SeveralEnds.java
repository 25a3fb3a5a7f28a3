package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.ExitCode;
import java.util.Set;
import java.util.TreeSet;

/** What comes of a command that asks several equals, each of which may end otherwise. */
final class SeveralEnds {
    private final Set<Integer> codes = new TreeSet<>();

    void add(int code) {
        codes.add(code);
    }

    /** Theirs if all ended alike. Where one did it and another did not, "surely nothing was changed" would be a lie. */
    int code() {
        if (codes.size() == 1) {
            return codes.iterator().next();
        }
        return codes.contains(ExitCode.IN_DOUBT) ? ExitCode.IN_DOUBT : ExitCode.FAILED;
    }
}
