package io.anlan.failover.ctl;

import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import java.util.Arrays;

/** Reads the names of sites as people type them. */
final class SiteName {
    private SiteName() {}

    static SiteId of(String word) {
        if (!is(word)) {
            throw new StopException(ExitCode.MISUSED, "no site is called " + word + "; there are site-a and site-b");
        }
        return SiteId.of(word);
    }

    static boolean is(String word) {
        return Arrays.stream(SiteId.values()).anyMatch(site -> site.id().equals(word));
    }
}
