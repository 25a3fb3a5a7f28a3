package io.anlan.app.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.CandidateMaker;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.WriterSettings;
import io.anlan.app.testing.NodeForTests;
import io.anlan.app.testing.SetTicker;
import io.anlan.app.testing.Sql;
import io.anlan.kernel.SystemTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodeForTests.class)
class RehearsalTest {

    private static final Duration PLENTY = Duration.ofSeconds(60);

    @Inject
    AcceptanceStore store;

    @Inject
    CandidateMaker maker;

    @Inject
    Keyring keyring;

    @Inject
    SessionTokens tokens;

    @Inject
    RegistrationCount count;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.http.port")
    int port;

    @Test
    void everybody_is_accepted_and_nobody_is_stored() {
        var before = rows();
        var tried = count.tried();
        var rehearsal = new Rehearsal(new WriterSettings(2, 16, 100), store, maker, keyring, SystemTime.INSTANCE);

        assertThat(await(rehearsal.run(200, PLENTY))).isEqualTo(200);

        assertThat(rows()).isEqualTo(before);
        assertThat(count.tried()).isEqualTo(tried);
    }

    @Test
    void the_node_calls_its_own_door_and_nothing_reaches_the_writer() {
        var tried = count.tried();
        var calls = new LoopbackCalls(vertx, tokens, SystemTime.INSTANCE);
        var door = new HttpClientOptions().setDefaultHost("localhost").setDefaultPort(port);

        assertThat(await(calls.run(door, 40, PLENTY))).isEqualTo(40);

        assertThat(count.tried()).isEqualTo(tried);
    }

    @Test
    void it_ends_when_the_time_is_over() {
        var clock = new SetTicker(1);
        var steps = new AtomicInteger();

        var done = await(Repeated.run(
                () -> {
                    if (steps.incrementAndGet() == 5) {
                        clock.setWallMillis(11);
                    }
                    return CompletableFuture.completedFuture(true);
                },
                1_000_000,
                1,
                Duration.ofMillis(10),
                clock));

        assertThat(done).isEqualTo(5);
    }

    @Test
    void a_step_that_fails_is_a_step() {
        assertThat(await(Repeated.run(
                        () -> CompletableFuture.failedFuture(new IllegalStateException("no database")),
                        20,
                        4,
                        PLENTY,
                        SystemTime.INSTANCE)))
                .isEqualTo(20);
    }

    @Test
    void a_step_that_cannot_even_begin_is_a_step() {
        assertThat(await(Repeated.run(
                        () -> {
                            throw new IllegalStateException("no key to seal with");
                        },
                        20,
                        4,
                        PLENTY,
                        SystemTime.INSTANCE)))
                .isEqualTo(20);
    }

    private String rows() {
        return new Sql(pool)
                .one("select (select count(*) from registration) || ' ' || (select count(*) from person_vault) || ' '"
                        + " || (select count(*) from batch)")
                .getString(0);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(90, TimeUnit.SECONDS).join();
    }
}
