package io.anlan.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.process.Await;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** People who want a seat of one first-come campaign, and what each of them was told. */
final class SeatRush {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration DEFINITE_WITHIN = Duration.ofSeconds(90);
    private static final int AT_ONCE = 12;

    private final TwinFixture twin;
    private final String campaign;
    private final Map<SiteId, Caller> nodes = new EnumMap<>(SiteId.class);
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Map<SiteId, AtomicLong> lastToldMillis = new EnumMap<>(SiteId.class);

    /** What a person was told. */
    enum Said {
        A_SEAT,
        NONE_LEFT,
        LATER
    }

    private SeatRush(TwinFixture twin, String campaign) {
        this.twin = twin;
        this.campaign = campaign;
        for (SiteId site : SiteId.values()) {
            nodes.put(site, twin.node(site));
            lastToldMillis.put(site, new AtomicLong());
        }
    }

    /** A new campaign with so many seats; returns when both sites give them. */
    static SeatRush open(TwinFixture twin, long seats) {
        SeatRush rush = new SeatRush(twin, twin.firstComeCampaign());
        twin.await(
                "the campaign has seats",
                SOON,
                () -> twin.edge()
                        .put(
                                "/campaigns/" + rush.campaign + "/quota",
                                "{\"size\":" + seats + "}",
                                Map.of("Authorization", "Bearer " + twin.twin().operatorToken()))
                        .acknowledged());
        for (SiteId site : SiteId.values()) {
            rush.awaitGivenAt(site);
        }
        return rush;
    }

    String campaign() {
        return campaign;
    }

    /** Who was told of a seat, and its number. */
    Map<String, String> told() {
        return told;
    }

    /** When a site last told somebody of a seat. */
    long lastToldMillis(SiteId site) {
        AtomicLong last = lastToldMillis.get(site);
        return last == null ? 0 : last.get();
    }

    List<String> people(int number) {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            sessions.add(twin.session());
        }
        return sessions;
    }

    /** Somebody new gets a seat there. */
    void awaitGivenAt(SiteId site) {
        String somebody = twin.session();
        twin.await(site.id() + " gives a seat", SOON, () -> ask(site, somebody) == Said.A_SEAT);
    }

    /** All of them at once, each until told of a seat or that none is left, at one site after the other. */
    CompletableFuture<Void> race(List<String> people, SiteId... sites) {
        ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            int first = i;
            ends.add(CompletableFuture.runAsync(() -> untilDefinite(people.get(first), first, sites), crowd));
        }
        crowd.shutdown();
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private void untilDefinite(String session, int first, SiteId... sites) {
        int[] turn = {first};
        Await.that("a definite answer on a seat", DEFINITE_WITHIN)
                .every(Duration.ofMillis(50))
                .untilItHolds(() -> ask(sites[turn[0]++ % sites.length], session) != Said.LATER);
    }

    /** One question at one site. A site that does not answer says nothing. */
    Said ask(SiteId site, String session) {
        Answer answer;
        try {
            answer = claim(site, session);
        } catch (UncheckedIOException gone) {
            return Said.LATER;
        }
        if (!answer.acknowledged()) {
            assertThat(answer.problem()).as(answer.raw()).isIn("not-stored", "in-doubt", "sold-out");
            return answer.problem().equals("sold-out") ? Said.NONE_LEFT : Said.LATER;
        }
        told.put(session, answer.text("claimNo"));
        AtomicLong last = lastToldMillis.get(site);
        if (last != null) {
            last.set(SystemTime.INSTANCE.wallMillis());
        }
        return Said.A_SEAT;
    }

    Answer claim(SiteId site, String session) {
        Caller node = nodes.get(site);
        if (node == null) {
            throw new IllegalArgumentException(site.id());
        }
        return node.post("/campaigns/" + campaign + "/claims", "", headers(session));
    }

    /** Confirms a seat or gives it back by way of the edge, which finds the site that decides about it. */
    Answer end(String session, String how) {
        return twin.edge().post("/claims/" + told.get(session) + "/" + how, "", headers(session));
    }

    Answer read(SiteId site, String session) {
        return twin.node(site).get("/claims/" + told.get(session), headers(session));
    }

    private static Map<String, String> headers(String session) {
        return Map.of("Authorization", "Bearer " + session, "Idempotency-Key", "k");
    }
}
