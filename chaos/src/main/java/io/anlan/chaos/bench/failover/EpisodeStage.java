package io.anlan.chaos.bench.failover;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Front;
import io.anlan.chaos.demo.OperatorDesk;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.demo.TwinVenue;
import io.anlan.chaos.load.Logins;
import io.anlan.chaos.load.Population;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.time.Duration;

/** A twin on which episodes are played: calm before each, with citizens logged in and a new campaign. */
public final class EpisodeStage {
    private static final Duration CALM_WITHIN = Duration.ofMinutes(3);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOGINS_WITHIN = Duration.ofMinutes(15);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration SESSIONS_GOOD_FOR = Duration.ofHours(6);
    private static final int LOGINS_AT_ONCE = 16;

    private final Twin twin;
    private final Ticker ticker;
    private final Population population;
    private final int people;
    private String[] sessions = {};
    private long loggedInNanos;
    private int campaigns;

    /** So many people at most take part in one episode. */
    public EpisodeStage(Twin twin, int people, Ticker ticker) {
        this.twin = twin;
        this.ticker = ticker;
        this.people = people;
        this.population = new Population(ticker.wallMillis(), people);
    }

    Twin twin() {
        return twin;
    }

    TwinVenue venue() {
        return new TwinVenue(twin);
    }

    Population population() {
        return population;
    }

    /** Everything runs, both sites vouch for each other, and both edges send both their full share. */
    void awaitCalm() {
        for (SiteId site : SiteId.values()) {
            Await.that("site and edge of " + site.id() + " are calm", CALM_WITHIN)
                    .every(PACE)
                    .untilItHolds(() -> vouches(site) && isWarm(site));
        }
    }

    /** Session tokens of all people, renewed when they have been used for a while. */
    String[] sessions() throws InterruptedException {
        boolean old = ticker.monotonicNanos() - loggedInNanos > SESSIONS_GOOD_FOR.toNanos();
        if (sessions.length == 0 || old) {
            try (Front front = new AnlanFront(twin.plan().edges())) {
                sessions = new Logins(front::login, LOGINS_AT_ONCE)
                        .all(people, population::citizen, done -> {}, LOGINS_WITHIN, ticker);
            }
            loggedInNanos = ticker.monotonicNanos();
        }
        return sessions;
    }

    /** A new campaign, known at both sites. */
    String campaign() throws IOException, InterruptedException {
        long now = ticker.wallMillis();
        SampleCampaign made = SampleCampaign.openAt("episode-" + Long.toString(now, 36) + "-" + campaigns++, now);
        desk(SiteId.SITE_A).open(made);
        for (SiteId site : SiteId.values()) {
            Await.that("the campaign is known at " + site.id(), KNOWN_WITHIN)
                    .every(PACE)
                    .untilItHolds(() -> desk(site).knows(made.id()));
        }
        return made.id();
    }

    private boolean vouches(SiteId site) throws IOException, InterruptedException {
        JsonNode health = desk(site).get("/q/health/site");
        return health.path("state").asText().equals("SERVING")
                && health.path("peer").path("vouches").asBoolean()
                && health.path("breaker").asText().equals("CLOSED");
    }

    private boolean isWarm(SiteId site) {
        return twin.edge(site)
                .state()
                .filter(state ->
                        state.path("sites").findValues("nodes").stream().allMatch(EpisodeStage::allWarm))
                .isPresent();
    }

    private static boolean allWarm(JsonNode nodes) {
        for (JsonNode node : nodes) {
            if (node.path("weight").asDouble() < 1) {
                return false;
            }
        }
        return !nodes.isEmpty();
    }

    private OperatorDesk desk(SiteId site) {
        return new OperatorDesk(twin.plan().node(site, 1), twin.operatorToken());
    }
}
