package io.anlan.failover.decide;

import io.anlan.failover.view.SiteReport;
import io.anlan.failover.view.View;
import io.anlan.kernel.SiteId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Makes situations: both sites serve and are well unless something else is said. */
final class Situations {
    private static final String TOLD = "";
    static final SiteReport WELL = new SiteReport(2, 2, true, 5, 0, 1, TOLD, 0, 0);

    private final Map<SiteId, SiteReport> heard = new EnumMap<>(Map.of(SiteId.SITE_A, WELL, SiteId.SITE_B, WELL));
    private final Map<SiteId, SiteState> states =
            new EnumMap<>(Map.of(SiteId.SITE_A, SiteState.SERVING, SiteId.SITE_B, SiteState.SERVING));
    private final Set<SiteId> holding = EnumSet.noneOf(SiteId.class);
    private boolean majority = true;
    private boolean planRuns;

    Situations state(SiteId site, SiteState state) {
        states.put(site, state);
        return this;
    }

    Situations report(SiteId site, SiteReport report) {
        heard.put(site, report);
        return this;
    }

    Situations silent(SiteId site) {
        heard.remove(site);
        return this;
    }

    Situations holds(SiteId site) {
        holding.add(site);
        return this;
    }

    Situations withoutMajority() {
        majority = false;
        return this;
    }

    Situations planRuns() {
        planRuns = true;
        return this;
    }

    Situation now() {
        return new Situation(new View(heard), states, holding, majority, planRuns);
    }

    static SiteReport noneServes() {
        return new SiteReport(2, 0, false, 5, 0, 1, TOLD, 0, 0);
    }

    static SiteReport lagging(long millis) {
        return new SiteReport(2, 2, false, millis, 0, 1, TOLD, 0, 0);
    }
}
