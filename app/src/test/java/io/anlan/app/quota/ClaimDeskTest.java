package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.journal.Durability;
import io.anlan.app.journal.JournalEntry;
import io.anlan.app.quota.QuotaStore.Door;
import io.anlan.app.quota.QuotaStore.Given;
import io.anlan.app.registration.BatchWriter;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.WriterSettings;
import io.anlan.app.testing.ForgetfulMark;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A site that winds up the lost one's share answers for its claims, as for its own. */
class ClaimDeskTest {

    private static final PersonKey PERSON = new PersonKey(new byte[32]);

    private final SetTicker ticker = new SetTicker(1_000_000);
    private final List<JournalEntry> entries = new ArrayList<>();
    private boolean held;

    @Test
    void a_claim_of_the_lost_site_that_ended_here_is_held_by_the_peer_before_it_is_said_to_be_at_both() {
        assertThat(told(0)).isEqualTo("in doubt");
        assertThat(told(5)).isEqualTo("CONFIRMED ONE_SITE");
        assertThat(entries)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.rows())
                        .extracting(rows -> rows.table().name())
                        .containsExactly("claim", "seat_end"));

        held = true;
        assertThat(told(0)).isEqualTo("CONFIRMED BOTH_SITES");
    }

    private String told(long alone) {
        var count = new RegistrationCount();
        var desk = new ClaimDesk(parts(alone));
        var writer = new BatchWriter<>(new WriterSettings(1, 8, 8), desk, ticker, count);
        var answer = new CompletableFuture<Outcome<ClaimAnswer>>();
        var session =
                new Session(PERSON, LocalDate.of(1990, 1, 1), 2_000_000, Role.CITIZEN, "*", "vault-1", new byte[0]);
        writer.take(
                new ClaimRequest(session, new AcceptanceKey("first-come", PERSON), "N1", "key", "corr"),
                answer::complete);
        return answer.join()
                .fold(
                        said -> said.claim().end() == null
                                ? "HELD"
                                : said.claim().end().ending() + " " + said.storedAt(),
                        refusal -> refusal.type(),
                        doubt -> "in doubt");
    }

    private ClaimParts parts(long alone) {
        var rights = new RightsBook(SiteId.SITE_A, new Granted(alone), ticker);
        rights.round(new Wanted(true, true), true);
        return new ClaimParts(
                SiteId.SITE_A,
                new Store(),
                rights,
                entry -> {
                    entries.add(entry);
                    return CompletableFuture.completedFuture(held);
                },
                new Durability(),
                new NoneArriving(),
                () -> "batch-" + entries.size(),
                new HybridClock(ticker, new ForgetfulMark()),
                ticker,
                new ClaimCount());
    }

    /** A seat of site B's share, confirmed here, of which the peer may know nothing. */
    private static KnownClaim confirmed() {
        var row = new ClaimRow(
                "first-come",
                new Seat(SiteId.SITE_B, 5, 1),
                PERSON,
                "N1",
                "key",
                1,
                Long.MAX_VALUE,
                "b-1",
                "corr",
                7,
                2);
        var end = new KnownClaim.End(Ending.CONFIRMED, new @Nullable Object[] {"first-come"}, false);
        return new KnownClaim(row, true, end, true);
    }

    private record Granted(long alone) implements LeaseSource {
        @Override
        public CompletionStage<Answer> ask(String right, long epoch) {
            var granted = right.startsWith("alone/") ? alone : right.equals("share/site-a") ? 7 : 9;
            return CompletableFuture.completedFuture(new Answer(true, granted, 3_000));
        }

        @Override
        public void release(String right, long epoch) {
            throw new AssertionError("nothing is given back");
        }
    }

    private record NoneArriving() implements Arriving {
        @Override
        public boolean of(AcceptanceKey person) {
            return false;
        }

        @Override
        public boolean is(String claimNo) {
            return false;
        }
    }

    private static final class Store extends NoQuotas {
        @Override
        public CompletionStage<Given> give(
                String campaign, String batchId, HeldRights rights, List<ClaimRequest> asked) {
            return CompletableFuture.completedFuture(
                    new Given(Door.OPEN, Map.of(PERSON, confirmed()), List.of(), false, true));
        }
    }
}
