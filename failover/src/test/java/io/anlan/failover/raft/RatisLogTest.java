package io.anlan.failover.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.kernel.Outcome;
import io.anlan.local.process.Await;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real voters in one process. */
class RatisLogTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long EPOCH = 7;
    private static final String UNANSWERED = "in doubt";
    private static final String NOT_HERE = "not-the-leader";

    @TempDir
    private Path folder;

    private final Map<String, String> addresses = new TreeMap<>();
    private final Map<String, RatisLog> voters = new TreeMap<>();
    private String lost = "";
    private String name = "";

    @AfterEach
    void close() {
        voters.values().forEach(RatisLog::close);
    }

    @BeforeEach
    void three_of_which_one_lost_its_disk() throws Exception {
        for (String place : List.of("site-a", "site-b", "witness")) {
            addresses.put(place, "127.0.0.1:" + Ports.free("127.0.0.1"));
        }
        for (String place : addresses.keySet()) {
            start(place, place, false);
        }
        lost = followers().get(0);
        name = lost + ".0000000a";
        stop(lost);
        assertThat(ask(log -> log.strike(lost, name))).isEqualTo(lost);
        start(lost, name, true);
    }

    @Test
    void a_strike_that_comes_late_takes_no_vote_from_who_was_taken_in() throws Exception {
        assertThat(ask(log -> log.takeIn(lost, name))).isEqualTo(name);
        Await.that(name + " votes", LIMIT).until(() -> voter(lost).votes());
        leadBySomebodyElseThan(lost, name);

        assertThat(ask(log -> log.strike(lost, name))).isEqualTo(AgreedLog.TAKEN_IN_ALREADY);

        stop(otherFollower());
        agreeByTheNewcomersVote();
    }

    /** What names it is on its disk, but the others have not agreed on it: opened again, it would be asked for no vote. */
    @Test
    void who_is_named_and_not_agreed_on_does_not_vote_yet() throws Exception {
        String other = takeInWithoutAMajority();
        assertThat(voter(lost).votes()).isFalse();

        start(other, other, false);
        assertThat(ask(log -> log.takeIn(lost, name))).isEqualTo(name);
        Await.that(name + " votes", LIMIT).until(() -> voter(lost).votes());
        stop(lost);
        stop(theThird(other));
        start(lost, name, true);
        agreeByTheNewcomersVote();
    }

    /** Who is closed in order saves its state; a newcomer is then sent that, and not the entries it was made of. */
    @Test
    void a_newcomer_takes_over_a_saved_state() throws Exception {
        agree();
        for (String place : addresses.keySet()) {
            if (!place.equals(lost)) {
                stop(place);
                start(place, place, false);
            }
        }

        assertThat(ask(log -> log.takeIn(lost, name))).isEqualTo(name);

        Await.that(name + " votes", LIMIT).until(() -> voter(lost).votes());
        Await.that(name + " knows what was agreed on", LIMIT)
                .until(() -> voter(lost).leases().lastEpoch() == EPOCH);
    }

    /** The leader takes it in while the other is away; answers who is away. */
    private String takeInWithoutAMajority() {
        String[] away = new String[1];
        Await.that("a leader takes it in that nobody hears", LIMIT).untilItHolds(() -> {
            String other = otherFollower();
            stop(other);
            String answer = told(voter(theThird(other)).takeIn(lost, name));
            if (answer.equals(NOT_HERE)) {
                // Alone a leader soon leads no more, and it may take long until the other is away.
                start(other, other, false);
                return false;
            }
            assertThat(answer).isEqualTo(UNANSWERED);
            away[0] = other;
            return true;
        });
        return away[0];
    }

    private String theThird(String other) {
        return addresses.keySet().stream()
                .filter(place -> !place.equals(lost) && !place.equals(other))
                .findFirst()
                .orElseThrow();
    }

    /** Of the other two one is gone now: without that vote nothing is agreed on. */
    private void agreeByTheNewcomersVote() {
        agree();
    }

    private void agree() {
        assertThat(ask(log -> log.append(new Entry.Leased(new Begin(EPOCH), "test", 0))
                        .thenApply(outcome -> outcome.map(answer -> answer.code()))))
                .isEqualTo("NOTED");
    }

    private String otherFollower() {
        return followers().stream()
                .filter(place -> !place.equals(lost))
                .findFirst()
                .orElseThrow();
    }

    private void start(String place, String name, boolean newcomer) throws IOException {
        int port = Integer.parseInt(addresses.getOrDefault(place, "").split(":", 2)[1]);
        Path disk = folder.resolve(name);
        voters.put(place, RatisLog.start(new VoterConfig(place, name, newcomer, "127.0.0.1", port, addresses, disk)));
    }

    private void stop(String place) {
        voter(place).close();
        assertThat(voters.remove(place)).isNotNull();
    }

    private RatisLog voter(String place) {
        return Objects.requireNonNull(voters.get(place));
    }

    /** Who runs and does not lead, once somebody does. */
    private List<String> followers() {
        List<String> followers = new ArrayList<>();
        Await.that("somebody leads", LIMIT).until(() -> {
            followers.clear();
            voters.forEach((place, voter) -> {
                if (!voter.leadership().here()) {
                    followers.add(place);
                }
            });
            return followers.size() < voters.size();
        });
        return followers;
    }

    /** A leader does not strike itself; on a busy machine the newcomer may have been elected. */
    private void leadBySomebodyElseThan(String place, String name) throws IOException {
        if (!followers().contains(place)) {
            stop(place);
            assertThat(followers()).hasSize(1);
            start(place, name, true);
        }
    }

    /** What the leader answers in the end, whoever leads. */
    private String ask(Function<RatisLog, CompletionStage<Outcome<String>>> question) {
        String[] answer = {NOT_HERE};
        Await.that("a leader answers", LIMIT).untilItHolds(() -> {
            for (RatisLog voter : voters.values()) {
                answer[0] = told(question.apply(voter));
                if (!answer[0].equals(NOT_HERE) && !answer[0].equals(UNANSWERED)) {
                    return true;
                }
            }
            return false;
        });
        return answer[0];
    }

    private static String told(CompletionStage<Outcome<String>> answer) throws Exception {
        Outcome<String> told = answer.toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return told.fold(done -> done, refusal -> refusal.type(), doubt -> UNANSWERED);
    }
}
