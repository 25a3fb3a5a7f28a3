package io.anlan.chaos.demo;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.ArrivalPlan;
import io.anlan.chaos.load.FirstAttemptGap;
import io.anlan.chaos.load.Heard;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Latencies;
import io.anlan.chaos.load.Logins;
import io.anlan.chaos.load.OpenLoad;
import io.anlan.chaos.load.Population;
import io.anlan.chaos.load.Reply;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The main job on real input: many register at a steady rate, a site dies and comes back, four databases are audited. */
public final class Demo {
    /** How often the twin is asked; each question costs it something. */
    static final Duration PACE = Duration.ofMillis(500);

    private static final int LOGINS_AT_ONCE = 16;
    private static final Duration LOGINS_WITHIN = Duration.ofMinutes(10);
    private static final Duration CAMPAIGN_EVERYWHERE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(15);
    private static final Duration SITE_BACK_WITHIN = Duration.ofMinutes(3);

    private final DemoOptions options;
    private final Venue venue;
    private final Front front;
    private final DemoEvents events;
    private final Ticker ticker;

    public Demo(DemoOptions options, Venue venue, Front front, DemoEvents events, Ticker ticker) {
        this.options = options;
        this.venue = venue;
        this.front = front;
        this.events = events;
        this.ticker = ticker;
    }

    /** Runs everything and judges it. */
    public DemoReport run() throws IOException, InterruptedException, SQLException {
        SampleCampaign campaign = openCampaign();
        Population population = new Population(options.seed(), options.citizens());
        ArrivalPlan plan = ArrivalPlan.of(
                options.seed(), population, options.registrations(), options.ratePerSecond(), SampleCampaign.CHANNELS);
        Map<Integer, String> tokens = logIn(plan, population);
        OpenLoad load = new OpenLoad(plan, tap -> register(tokens, campaign.id(), tap), ticker);
        SiteOutage outage = new SiteOutage(venue, SiteId.SITE_A, load, events);
        History history = send(plan, load, outage);
        long lastAnswer = load.elapsedNanos();
        outage.awaitOver(SITE_BACK_WITHIN);
        Agreement agreement = awaitAgreement(campaign.id());
        long agreed = load.elapsedNanos();
        OneSiteWatch watch = new OneSiteWatch(new OperatorDesk(venue.edges().get(0), venue.operatorToken()), events);
        DemoJudge judge = new DemoJudge(history);
        OneSiteWatch.Raised raised = watch.until(campaign.id(), history);
        return new DemoReport(
                campaign.id(),
                options,
                judge.taps(),
                new DemoReport.Durability(
                        judge.acknowledgedAt(true), judge.acknowledgedAt(false), raised.asked(), raised.raised()),
                judge.judged(venue.stores().registrations(campaign.id())),
                outageReport(history, outage, load, agreed, lastAnswer),
                agreement,
                latencies(history, outage));
    }

    private SampleCampaign openCampaign() throws IOException, InterruptedException {
        long now = ticker.wallMillis();
        SampleCampaign campaign = SampleCampaign.openAt("demo-" + Long.toString(now, 36), now);
        new OperatorDesk(venue.edges().get(0), venue.operatorToken()).open(campaign);
        for (SiteId site : SiteId.values()) {
            OperatorDesk desk = new OperatorDesk(venue.node(site), venue.operatorToken());
            Await.that("the campaign is known at " + site.id(), CAMPAIGN_EVERYWHERE_WITHIN)
                    .every(PACE)
                    .untilItHolds(() -> desk.knows(campaign.id()));
        }
        return campaign;
    }

    private Map<Integer, String> logIn(ArrivalPlan plan, Population population) throws InterruptedException {
        List<Integer> people =
                plan.arrivals().stream().map(Arrival::citizen).distinct().toList();
        events.step("Logging citizens in", people.size());
        String[] tokens = new Logins(front::login, LOGINS_AT_ONCE)
                .all(people.size(), i -> population.citizen(people.get(i)), events::reached, LOGINS_WITHIN, ticker);
        Map<Integer, String> byCitizen = new HashMap<>();
        for (int i = 0; i < tokens.length; i++) {
            byCitizen.put(people.get(i), tokens[i]);
        }
        return byCitizen;
    }

    private CompletionStage<Heard> register(Map<Integer, String> tokens, String campaign, Arrival tap) {
        events.reached(tap.sequence() + 1L);
        return front.register(tokens.getOrDefault(tap.citizen(), ""), campaign, tap);
    }

    private History send(ArrivalPlan plan, OpenLoad load, SiteOutage outage) throws InterruptedException {
        events.step("Registering", plan.size());
        outage.begin(plan.dueNanos((int) (plan.size() * DemoOptions.KILL_AT)), plan.dueNanos((int)
                (plan.size() * DemoOptions.START_AT)));
        load.send();
        boolean allCameBack = load.awaitReplies(LAST_ANSWERS_WITHIN);
        events.said(allCameBack ? "Every tap came to something" : "Some taps never came to anything");
        return load.history();
    }

    private Agreement awaitAgreement(String campaign) throws SQLException {
        events.step("Waiting until four databases agree", 1);
        boolean agreed = Await.that("four databases agree", Duration.ofSeconds(options.agreementWithinSeconds()))
                .every(PACE)
                .holds(() -> {
                    boolean sameCounts = venue.stores().counts(campaign).values().stream()
                                    .distinct()
                                    .count()
                            == 1;
                    return sameCounts && venue.stores().agreement().whole();
                });
        events.reached(1);
        events.said(agreed ? "Four databases agree" : "Four databases do not agree in time");
        return venue.stores().agreement();
    }

    private static DemoReport.Outage outageReport(
            History history, SiteOutage outage, OpenLoad load, long agreed, long lastAnswer) {
        return new DemoReport.Outage(
                outage.killedNanos() / 1e9,
                outage.startedNanos() / 1e9,
                outage.backNanos() / 1e9,
                (agreed - outage.startedNanos()) / 1e9,
                (agreed - lastAnswer) / 1e9,
                FirstAttemptGap.after(history.replies(), outage.killedNanos(), outage.startedNanos()),
                FirstAttemptGap.after(history.replies(), outage.startedNanos(), Long.MAX_VALUE)
                        .bad(),
                load.worstLateNanos() / 1e6);
    }

    private static Map<String, Latencies> latencies(History history, SiteOutage outage) {
        Map<String, Latencies> latencies = new LinkedHashMap<>();
        latencies.put("all", Latencies.of(history.replies()));
        latencies.put("both sites up", between(history, 0, outage.killedNanos()));
        latencies.put("site-a down", between(history, outage.killedNanos(), outage.startedNanos()));
        latencies.put("site-a starting and back", between(history, outage.startedNanos(), Long.MAX_VALUE));
        return latencies;
    }

    private static Latencies between(History history, long fromNanos, long toNanos) {
        List<Reply> replies = history.replies().stream()
                .filter(reply -> reply.dueNanos() >= fromNanos && reply.dueNanos() < toNanos)
                .toList();
        return Latencies.of(replies);
    }
}
