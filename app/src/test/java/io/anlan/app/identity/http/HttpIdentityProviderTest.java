package io.anlan.app.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.identity.Claimant;
import io.anlan.app.identity.IdentityCount;
import io.anlan.app.identity.IdentityVerdict;
import io.anlan.app.testing.StubIdentity;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.person.ResidentId;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIdentityProviderTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final StubIdentity STUB = new StubIdentity();
    /** Long enough for a first question on a busy machine: no test but that of silence waits for its end. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger notBelieved = new AtomicInteger();
    private HttpIdentityProvider provider = provider(STUB.address(), BUDGET);

    @BeforeEach
    void the_first_key_signs() {
        STUB.rotate("identity-1", 1);
        provider = provider(STUB.address(), BUDGET);
    }

    @AfterAll
    static void end() {
        STUB.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void match_and_mismatch_are_told_apart() {
        assertThat(verdict(StubIdentity.MATCH)).isEqualTo(IdentityVerdict.MATCH);
        assertThat(verdict(StubIdentity.MISMATCH)).isEqualTo(IdentityVerdict.MISMATCH);
        assertThat(unanswered.get() + notBelieved.get()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {StubIdentity.UNAVAILABLE, StubIdentity.SILENT, StubIdentity.GARBAGE, StubIdentity.HUNG_UP})
    void an_answer_that_says_nothing_is_unavailable_and_counted(String code) {
        provider = provider(STUB.address(), SHORT);

        assertThat(verdict(code)).isEqualTo(IdentityVerdict.UNAVAILABLE);
        assertThat(unanswered).hasValue(1);
        assertThat(notBelieved).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                StubIdentity.FORGED,
                StubIdentity.EXPIRED,
                StubIdentity.OTHER_NONCE,
                StubIdentity.OTHER_ISSUER,
                StubIdentity.OTHER_AUDIENCE,
                StubIdentity.UNSIGNED,
                StubIdentity.OTHER_RESULT
            })
    void an_answer_that_cannot_be_believed_is_unavailable_and_counted_apart(String code) {
        assertThat(verdict(code)).isEqualTo(IdentityVerdict.UNAVAILABLE);
        assertThat(notBelieved).hasValue(1);
        assertThat(unanswered).hasValue(0);
    }

    @Test
    void a_provider_that_is_not_there_is_unavailable() {
        provider = provider(URI.create("http://127.0.0.1:9"), BUDGET);

        assertThat(verdict(StubIdentity.MATCH)).isEqualTo(IdentityVerdict.UNAVAILABLE);
        assertThat(unanswered).hasValue(1);
    }

    @Test
    void a_new_key_of_the_provider_is_fetched_when_it_is_needed() {
        assertThat(verdict(StubIdentity.MATCH)).isEqualTo(IdentityVerdict.MATCH);

        STUB.rotate("identity-2", 2);

        assertThat(verdict(StubIdentity.MATCH)).isEqualTo(IdentityVerdict.MATCH);
        assertThat(notBelieved).hasValue(0);
    }

    private IdentityVerdict verdict(String code) {
        var id = ResidentId.of("310101", LocalDate.of(1990, 1, 1), 1);
        return provider.verify(new Claimant("张三", id, code))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    private HttpIdentityProvider provider(URI address, Duration budget) {
        var count = new IdentityCount() {
            @Override
            public void unanswered() {
                var unused = unanswered.incrementAndGet();
            }

            @Override
            public void notBelieved() {
                var unused = notBelieved.incrementAndGet();
            }
        };
        return new HttpIdentityProvider(
                VERTX, address, budget, new AssertionCheck("sandbox-identity", "anlan", SystemTime.INSTANCE), count);
    }
}
