package io.anlan.chaos.bench.failover;

import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Front;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.load.ArrivalPlan;
import io.anlan.chaos.load.FirstAttemptGap;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Latencies;
import io.anlan.chaos.load.OpenLoad;
import io.anlan.chaos.load.StallMeter;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Plays one episode: load, fault, undoing, audit. */
public final class EpisodeRunner {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);
    private static final Duration SEEN_BACK_WITHIN = Duration.ofSeconds(60);

    private final EpisodeStage stage;
    private final Ticker ticker;

    /** Plays on this stage. */
    public EpisodeRunner(EpisodeStage stage, Ticker ticker) {
        this.stage = stage;
        this.ticker = ticker;
    }

    /** The n-th episode of a fault; odd ones strike site A, even ones site B. */
    public Episode play(Fault fault, int number, EpisodePlan plan)
            throws IOException, InterruptedException, SQLException {
        stage.awaitCalm();
        String[] sessions = stage.sessions();
        String campaign = stage.campaign();
        ArrivalPlan arrivals = ArrivalPlan.of(
                ticker.wallMillis(),
                stage.population(),
                plan.registrations(),
                plan.perSecond(),
                SampleCampaign.CHANNELS);
        SiteId site = number % 2 == 1 ? SiteId.SITE_A : SiteId.SITE_B;
        Strike strike = new Strike(stage.twin(), fault, site);
        long startedAt = ticker.wallMillis();
        try (Front front = new AnlanFront(stage.twin().plan().edges());
                StallMeter stalls = StallMeter.start()) {
            OpenLoad load =
                    new OpenLoad(arrivals, tap -> front.register(sessions[tap.citizen()], campaign, tap), ticker);
            Course course = run(load, strike, plan);
            Heading heading = new Heading(fault, number, site, startedAt);
            return told(heading, plan, load, course, stalls.worst(), campaign);
        }
    }

    private static Course run(OpenLoad load, Strike strike, EpisodePlan plan) throws InterruptedException {
        try (VerdictWatch watch = new VerdictWatch(strike, load)) {
            CompletableFuture<Moments> struck = CompletableFuture.supplyAsync(() -> strike(load, strike, watch, plan));
            load.send();
            boolean whole = load.awaitReplies(LAST_ANSWERS);
            Moments moments = struck.join();
            boolean seenBack =
                    Await.that("an edge sees it back", SEEN_BACK_WITHIN).holds(watch::isSettled);
            return new Course(moments, watch.downNanos(), seenBack ? watch.upNanos() : -1, whole);
        }
    }

    private static Moments strike(OpenLoad load, Strike strike, VerdictWatch watch, EpisodePlan plan) {
        parkUntil(load, plan.before());
        watch.begin();
        long done = load.elapsedNanos();
        strike.doIt();
        long over = load.elapsedNanos();
        parkUntil(load, plan.before().plus(plan.hold()));
        boolean gone = strike.isGone();
        long undone = load.elapsedNanos();
        strike.undo();
        strike.awaitBack();
        return new Moments(done, over, undone, gone);
    }

    private static void parkUntil(OpenLoad load, Duration moment) {
        for (long wait = moment.toNanos() - load.elapsedNanos();
                wait > 0;
                wait = moment.toNanos() - load.elapsedNanos()) {
            LockSupport.parkNanos(Math.min(wait, TimeUnit.MILLISECONDS.toNanos(10)));
        }
    }

    private Episode told(
            Heading heading, EpisodePlan plan, OpenLoad load, Course course, Duration harnessGap, String campaign)
            throws SQLException {
        History history = load.history();
        Moments moments = course.moments();
        EpisodeJudge judge = new EpisodeJudge(history);
        EpisodeJudge.Stored stored = judge.stored(stage.venue().stores(), campaign);
        Map<String, Integer> failures = judge.failures();
        FirstAttemptGap.Gap gap = FirstAttemptGap.seen(history.replies(), moments.struck(), moments.undone());
        FirstAttemptGap.Gap sends = FirstAttemptGap.after(history.replies(), moments.struck(), moments.undone());
        Latencies latencies = Latencies.of(history.replies());
        return new Episode(
                heading.fault().word(),
                heading.number(),
                heading.site().id(),
                heading.fault() == Fault.WAN_CUT ? "proxy" : "",
                heading.startedAt(),
                stage.twin().plan().nodesPerSite(),
                plan.perSecond(),
                history.plan().size(),
                judge.acknowledged(),
                millis(moments.done() - moments.struck()),
                failures.values().stream().mapToInt(Integer::intValue).sum(),
                failures,
                millis(gap.nanos()),
                gap.bad(),
                millis(sends.nanos()),
                sends.bad(),
                FirstAttemptGap.seen(history.replies(), moments.undone(), Long.MAX_VALUE)
                        .bad(),
                latencies.p50(),
                latencies.p99(),
                latencies.max(),
                between(moments.struck(), course.down()),
                between(moments.undone(), course.up()),
                harnessGap.toMillis(),
                millis(load.worstLateNanos()),
                stored.lost(),
                stored.countedTwice(),
                stored.agreed() && course.whole(),
                moments.gone());
    }

    private static long between(long fromNanos, long toNanos) {
        return toNanos < 0 ? -1 : millis(toNanos - fromNanos);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private record Heading(Fault fault, int number, SiteId site, long startedAt) {}

    /**
     * When what was done, on the load's time line.
     *
     * @param struck before the fault was done
     * @param done after it
     * @param undone before it was undone
     * @param gone the process struck was seen to be gone until then
     */
    private record Moments(long struck, long done, long undone, boolean gone) {}

    /** When what was seen, on the same line. */
    private record Course(Moments moments, long down, long up, boolean whole) {}
}
