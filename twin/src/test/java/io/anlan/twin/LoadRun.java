package io.anlan.twin;

import io.anlan.chaos.audit.CountingCheck;
import io.anlan.chaos.audit.LostCheck;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.demo.AnlanFront;
import io.anlan.chaos.demo.Front;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.ArrivalPlan;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Logins;
import io.anlan.chaos.load.OpenLoad;
import io.anlan.chaos.load.Population;
import io.anlan.chaos.load.Reply;
import io.anlan.kernel.SystemTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A short open load through the edge with one fault in it, and its judgement. */
final class LoadRun {
    private static final int PEOPLE = 1_500;
    private static final int PER_SECOND = 150;
    private static final double FAULT_AT = 0.3;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);
    private static final Duration LOGGED_IN = Duration.ofSeconds(90);
    private static final Population POPULATION = new Population(99, PEOPLE);
    /** Logged in once for all loads of the run; each load has a campaign of its own. */
    private static String[] tokens = {};

    private final TwinFixture twin;
    private final String campaign;

    LoadRun(TwinFixture twin) {
        this.twin = twin;
        this.campaign = twin.campaign();
    }

    String campaign() {
        return campaign;
    }

    /** Sends the load; the fault runs beside it, from thirty per cent on. */
    History with(Runnable fault) throws InterruptedException {
        try (Front front = new AnlanFront(twin.twin().plan().edges())) {
            String[] sessions = sessions(front);
            ArrivalPlan plan = ArrivalPlan.of(
                    SystemTime.INSTANCE.wallMillis(), POPULATION, PEOPLE, PER_SECOND, SampleCampaign.CHANNELS);
            OpenLoad load = new OpenLoad(
                    plan, tap -> front.register(sessions[tap.citizen()], campaign, tap), SystemTime.INSTANCE);
            CompletableFuture<Void> struck = CompletableFuture.runAsync(
                    () -> strike(load, plan.dueNanos((int) (plan.size() * FAULT_AT)), fault));
            load.send();
            boolean whole = load.awaitReplies(LAST_ANSWERS);
            struck.join();
            History history = load.history();
            if (!whole && history.replies().size() < plan.size()) {
                throw new IllegalStateException("the load was not sent to its end");
            }
            return history;
        }
    }

    /** Everything acknowledged is in four equal databases, once for each person; answers how many were acknowledged. */
    Judgement judged(History history) throws SQLException {
        long people = history.acknowledged()
                .map(reply -> history.arrival(reply).citizen())
                .distinct()
                .count();
        twin.await(
                "four databases agree after the fault",
                Duration.ofMinutes(2),
                () -> twin.stores().counts(campaign).values().stream().allMatch(count -> count >= people)
                        && twin.stores().agreement().whole());
        StoredRows rows = twin.stores().registrations(campaign);
        List<Acknowledgement> promises = history.acknowledged()
                .map(Reply::acknowledgement)
                .filter(Objects::nonNull)
                .toList();
        return new Judgement(promises.size(), LostCheck.of(promises, rows), CountingCheck.of(history, rows));
    }

    /** What the judges found. */
    record Judgement(int acknowledged, LostCheck.Lost lost, CountingCheck.Counted counted) {
        /** Nothing lost, nobody twice, nothing invented. */
        boolean sound() {
            return lost.count() == 0
                    && counted.countedTwice().isEmpty()
                    && counted.invented().isEmpty()
                    && counted.shared().isEmpty();
        }
    }

    private static void strike(OpenLoad load, long atNanos, Runnable fault) {
        for (long wait = atNanos - load.elapsedNanos(); wait > 0; wait = atNanos - load.elapsedNanos()) {
            LockSupport.parkNanos(Math.min(wait, 10_000_000));
        }
        fault.run();
    }

    private static synchronized String[] sessions(Front front) throws InterruptedException {
        if (tokens.length == 0) {
            tokens = new Logins(front::login, 16)
                    .all(PEOPLE, POPULATION::citizen, done -> {}, LOGGED_IN, SystemTime.INSTANCE);
        }
        return tokens;
    }
}
