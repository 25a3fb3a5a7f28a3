package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.CampaignCatalog;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.Session;
import io.anlan.app.journal.Durability;
import io.anlan.app.registration.BatchWriter;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.WriterSettings;
import io.anlan.app.testing.AskedCampaigns;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.ForgetfulMark;
import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claim that the other site has just given and that is no row here yet. */
class ClaimsTest {

    private static final Session OWNER = Citizens.adult("owner");

    @TempDir
    Path folder = Path.of("");

    private final SetTicker ticker = new SetTicker(1_000_000);
    private final Set<String> arriving = new HashSet<>();

    @Test
    void a_claim_that_is_just_arriving_is_not_said_to_be_nowhere() {
        arriving.add("N1");

        assertThat(told(claims(parts()).read(OWNER, "N1"))).isEqualTo("503 not-stored");
        for (var end : List.of(Ending.CONFIRMED, Ending.RELEASED)) {
            assertThat(told(claims(parts()).end(OWNER, "N1", end))).isEqualTo("503 not-stored");
        }
    }

    @Test
    void a_claim_that_is_nowhere_is_said_to_be_nowhere() {
        arriving.add("N2");

        assertThat(told(claims(parts()).read(OWNER, "N1"))).isEqualTo("404 claim-not-found");
        assertThat(told(claims(parts()).end(OWNER, "N1", Ending.CONFIRMED))).isEqualTo("404 claim-not-found");
    }

    @Test
    void what_becomes_a_row_while_the_database_is_asked_is_not_missed() {
        arriving.add("N1");
        assertThat(told(claims(parts(arriving::clear)).read(OWNER, "N1"))).isEqualTo("503 not-stored");

        arriving.add("N1");
        assertThat(told(claims(parts(arriving::clear)).end(OWNER, "N1", Ending.CONFIRMED)))
                .isEqualTo("503 not-stored");
    }

    private static String told(CompletionStage<Outcome<ClaimAnswer>> stage) {
        return stage.toCompletableFuture()
                .join()
                .fold(said -> "200", refusal -> refusal.status() + " " + refusal.type(), doubt -> "in doubt");
    }

    private Claims claims(ClaimParts parts) {
        try {
            return new Claims(
                    new CampaignCatalog(new AskedCampaigns(), ticker),
                    new Keyring(KeyFolder.ofSiteA(folder.resolve("keys")).folder(), ticker),
                    new BatchWriter<>(
                            new WriterSettings(1, 8, 8), new ClaimDesk(parts), ticker, new RegistrationCount()),
                    parts);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClaimParts parts() {
        return parts(() -> {});
    }

    private ClaimParts parts(Runnable meanwhile) {
        return new ClaimParts(
                SiteId.SITE_A,
                new Nowhere(meanwhile),
                new RightsBook(SiteId.SITE_A, new NoDirector(), ticker),
                entry -> CompletableFuture.completedFuture(true),
                new Durability(),
                new Named(arriving),
                () -> "batch",
                new HybridClock(ticker, new ForgetfulMark()),
                ticker,
                new ClaimCount());
    }

    private record Named(Set<String> numbers) implements Arriving {
        @Override
        public boolean of(AcceptanceKey person) {
            return false;
        }

        @Override
        public boolean is(String claimNo) {
            return numbers.contains(claimNo);
        }
    }

    private record NoDirector() implements LeaseSource {
        @Override
        public CompletionStage<Answer> ask(String right, long epoch) {
            return CompletableFuture.completedFuture(Answer.SILENCE);
        }

        @Override
        public void release(String right, long epoch) {
            throw new AssertionError("nothing was ever granted");
        }
    }

    /** A database that has no claim; something happens while it is asked. */
    private static final class Nowhere extends NoQuotas {
        private final Runnable meanwhile;

        Nowhere(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public CompletionStage<Outcome<KnownClaim>> end(
                String claimNo, PersonKey person, Ending ending, String batchId, HeldRights rights) {
            meanwhile.run();
            return CompletableFuture.completedFuture(Outcome.refused(ClaimRefusals.NOT_FOUND));
        }

        @Override
        public CompletionStage<List<KnownClaim>> byNumber(String claimNo) {
            meanwhile.run();
            return CompletableFuture.completedFuture(List.of());
        }
    }
}
