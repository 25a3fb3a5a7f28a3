package io.anlan.chaos.bench.failover;

import io.anlan.chaos.audit.CountingCheck;
import io.anlan.chaos.audit.FourStores;
import io.anlan.chaos.audit.LostCheck;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.demo.DemoOptions;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Reply;
import io.anlan.local.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Judges one episode's history: by itself, and against the four databases. */
final class EpisodeJudge {
    private static final Duration AGREED_WITHIN = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(500);

    private final History history;

    EpisodeJudge(History history) {
        this.history = history;
    }

    /** Taps that were not acknowledged within a citizen's patience, by what became of them. */
    Map<String, Integer> failures() {
        Map<String, Integer> failures = new TreeMap<>();
        for (Reply reply : history.replies()) {
            if (reply.verdict() != Reply.Verdict.ACKNOWLEDGED) {
                failures.merge(reply.problem(), 1, Integer::sum);
            } else if (!reply.definiteWithin(DemoOptions.CITIZEN_WAITS.toNanos())) {
                failures.merge("late", 1, Integer::sum);
            }
        }
        int unsent = history.plan().size() - history.replies().size();
        if (unsent > 0) {
            failures.put("never sent", unsent);
        }
        return failures;
    }

    int acknowledged() {
        return (int) history.acknowledged().count();
    }

    /** Waits until the databases agree about the campaign, and compares with what was promised. */
    Stored stored(FourStores stores, String campaign) throws SQLException {
        long people = history.acknowledged()
                .map(reply -> history.arrival(reply).citizen())
                .distinct()
                .count();
        boolean agreed = Await.that("four databases agree", AGREED_WITHIN)
                .every(PACE)
                .holds(() ->
                        stores.counts(campaign).values().stream().distinct().count() == 1
                                && stores.counts(campaign).values().stream().allMatch(count -> count >= people));
        StoredRows rows = stores.registrations(campaign);
        List<Acknowledgement> promises = history.acknowledged()
                .map(Reply::acknowledgement)
                .filter(Objects::nonNull)
                .toList();
        CountingCheck.Counted counted = CountingCheck.of(history, rows);
        return new Stored(
                agreed,
                LostCheck.of(promises, rows).count(),
                counted.countedTwice().size()
                        + counted.shared().size()
                        + counted.invented().size());
    }

    /** What the databases hold of it. */
    record Stored(boolean agreed, int lost, int countedTwice) {}
}
