package io.anlan.chaos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Digest;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.audit.StoredRows;
import io.anlan.chaos.load.Acknowledgement;
import io.anlan.chaos.load.Arrival;
import io.anlan.chaos.load.ArrivalPlan;
import io.anlan.chaos.load.FirstAttemptGap;
import io.anlan.chaos.load.History;
import io.anlan.chaos.load.Reply;
import io.anlan.chaos.load.Sends;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int TAPS = 20;

    @Test
    void a_sound_run_has_no_fault() {
        assertThat(report(replies(), rows(), agreeing()).faults()).isEmpty();
    }

    @Test
    void a_tap_without_answer_is_a_fault() {
        List<Reply> replies = replies();
        replies.set(7, reply(7, SECOND, Reply.Verdict.UNANSWERED));

        assertThat(report(replies, rows(), agreeing()).faults()).hasSize(1).allMatch(f -> f.contains("no good answer"));
    }

    @Test
    void a_refused_tap_is_a_fault() {
        List<Reply> replies = replies();
        replies.set(7, reply(7, SECOND, Reply.Verdict.REFUSED));

        DemoReport report = report(replies, rows(), agreeing());

        assertThat(report.faults()).hasSize(1);
        assertThat(report.taps().problems()).containsEntry("why", 1L);
    }

    @Test
    void an_answer_after_three_seconds_is_a_fault() {
        List<Reply> replies = replies();
        replies.set(7, reply(7, 3 * SECOND + 1, Reply.Verdict.ACKNOWLEDGED));

        assertThat(report(replies, rows(), agreeing()).taps().late()).isEqualTo(1);
        assertThat(report(replies, rows(), agreeing()).faults()).hasSize(1);
    }

    @Test
    void a_tap_that_was_never_sent_is_a_fault() {
        List<Reply> replies = replies();
        replies.remove(TAPS - 1);

        assertThat(report(replies, rows(), agreeing()).faults()).hasSize(1);
    }

    @Test
    void a_lost_row_is_a_fault() {
        Map<Store, List<StoredRegistration>> rows = rows();
        rows.getOrDefault(Store.PLATFORM_B, List.of()).remove(3);

        assertThat(report(replies(), rows, agreeing()).faults()).hasSize(1).allMatch(f -> f.contains("missing"));
    }

    @Test
    void databases_that_differ_are_a_fault() {
        assertThat(report(replies(), rows(), new Agreement(Map.of())).faults())
                .hasSize(1)
                .allMatch(f -> f.contains("differ"));
    }

    private static DemoReport report(
            List<Reply> replies, Map<Store, List<StoredRegistration>> rows, Agreement agreement) {
        DemoJudge judge = new DemoJudge(new History(plan(), replies));
        return new DemoReport(
                "demo-1",
                new DemoOptions(100, TAPS, 100, 1, 1),
                judge.taps(),
                new DemoReport.Durability(judge.acknowledgedAt(true), judge.acknowledgedAt(false), 0, 0),
                judge.judged(new StoredRows(rows)),
                new DemoReport.Outage(1, 2, 3, 4, 5, new FirstAttemptGap.Gap(0, 0), 0, 1),
                agreement,
                Map.of());
    }

    private static ArrivalPlan plan() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < TAPS; i++) {
            arrivals.add(new Arrival(i, i, "wechat", "k" + i, Arrival.Kind.FIRST));
        }
        return new ArrivalPlan(arrivals, 100, TAPS);
    }

    private static List<Reply> replies() {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < TAPS; i++) {
            replies.add(reply(i, SECOND / 100, Reply.Verdict.ACKNOWLEDGED));
        }
        return replies;
    }

    private static Reply reply(int i, long latency, Reply.Verdict verdict) {
        Acknowledgement promise = verdict == Reply.Verdict.ACKNOWLEDGED
                ? new Acknowledgement("N" + i, "site-a", "BOTH_SITES", false, "wechat")
                : null;
        return new Reply(i, 0, 0, latency, verdict, promise, "why", Sends.once(latency));
    }

    private static Map<Store, List<StoredRegistration>> rows() {
        Map<Store, List<StoredRegistration>> rows = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            List<StoredRegistration> held = new ArrayList<>();
            for (int i = 0; i < TAPS; i++) {
                held.add(new StoredRegistration("p" + i, 1, "N" + i, "k" + i, i, 1, "h"));
            }
            rows.put(store, held);
        }
        return rows;
    }

    private static Agreement agreeing() {
        Map<Store, Digest> digests = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            digests.put(store, new Digest(TAPS, BigInteger.ONE, BigInteger.TWO));
        }
        return new Agreement(Map.of("registration", digests));
    }
}
