package io.anlan.app.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.identity.Keyring;
import io.anlan.app.journal.JournalEntry;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.app.registration.postgres.PostgresAcceptanceStore;
import io.anlan.app.testing.ForgetfulMark;
import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.Ticker;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.PostgresServer;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A writer over a real PostgreSQL, with a journal that a test answers for. */
final class WriterRig implements AutoCloseable {

    private static final AtomicInteger STARTS = new AtomicInteger();

    final PostgresServer server;
    final RegistrationCount count = new RegistrationCount();
    final List<JournalEntry> entries = Collections.synchronizedList(new ArrayList<>());
    /** What the peer has put into the journal. */
    final Map<AcceptanceKey, Acceptance> inbound = new ConcurrentHashMap<>();

    volatile boolean held;
    volatile boolean closing;
    volatile boolean well = true;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final KeyFolder keys;

    WriterRig() {
        this(Map.of());
    }

    /** Over a server with settings of its own. */
    WriterRig(Map<String, String> settings) {
        server = PostgresServer.throwaway(settings);
        try {
            keys = KeyFolder.ofSiteA(Files.createTempDirectory("anlan-writer-keys"));
            sql(migration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sql("insert into campaign_gate values ('" + Requests.CAMPAIGN + "', true, 9223372036854775807)");
        pool = pool(8);
    }

    /** Connections of its own, none of them open yet. */
    Pool pool(int size) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(server.port())
                        .setDatabase("anlan")
                        .setUser(server.user())
                        .setPassword(server.password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    private static String migration() throws IOException {
        try (var in = WriterRig.class.getResourceAsStream("/db/migration/V1__registration_store.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    /** A writer of its own, swept each 20 ms. Its time stands: no answer hangs on how quick this machine is. */
    AcceptanceWriter writer(WriterSettings settings) {
        return writer(new PostgresAcceptanceStore(pool), settings, new SetTicker(0));
    }

    /** A writer whose requests' time passes as the test says. */
    AcceptanceWriter writer(int lanes, Ticker budget) {
        return writer(new PostgresAcceptanceStore(pool), lanes, budget);
    }

    AcceptanceWriter writer(AcceptanceStore store, int lanes, Ticker budget) {
        return writer(store, new WriterSettings(lanes, 128, 5_000), budget);
    }

    AcceptanceStore store() {
        return new PostgresAcceptanceStore(pool);
    }

    /** What is sent while the gate is held waits together, however slowly it is sent. */
    <T> T whileTheGateIsHeld(Supplier<T> sending) {
        try (var holder = server.owner().connect()) {
            StoreLocks.lockGate(holder);
            var sent = sending.get();
            holder.rollback();
            return sent;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A first request waits at the gate with the only lane, so all that follow go together. */
    List<CompletableFuture<Outcome<Answer>>> inOneBatch(AcceptanceWriter writer, List<Integer> persons) {
        try (var gate = server.superuser().connect()) {
            StoreLocks.lockGate(gate);
            var first = send(writer, Requests.of(99));
            StoreLocks.awaitBlocked(this, 1);
            var answers = persons.stream()
                    .map(person -> send(writer, Requests.of(person)))
                    .toList();
            gate.rollback();
            assertThat(told(await(first))).isEqualTo("new ONE_SITE");
            return answers;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    AcceptanceWriter writer(AcceptanceStore store, WriterSettings settings, Ticker budget) {
        var maker = new CandidateMaker(
                SiteId.SITE_A,
                new HybridClock(SystemTime.INSTANCE, new ForgetfulMark()),
                SystemTime.INSTANCE,
                "t" + STARTS.incrementAndGet());
        var settlement =
                new Settlement(store, this::hold, row -> false, () -> well, campaign -> closing, signer(), maker);
        var commit = new BatchCommit(maker, inbound::get, settlement, count);
        var writer = new AcceptanceWriter(settings, store, commit, budget, count);
        vertx.setPeriodic(20, timer -> writer.sweep());
        return writer;
    }

    private ReceiptSigner signer() {
        try {
            return new ReceiptSigner(new Keyring(keys.folder(), SystemTime.INSTANCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletableFuture<Boolean> hold(JournalEntry entry) {
        entries.add(entry);
        return CompletableFuture.completedFuture(held);
    }

    static CompletableFuture<Outcome<Answer>> send(AcceptanceWriter writer, RegistrationRequest request) {
        var answer = new CompletableFuture<Outcome<Answer>>();
        writer.register(request, answer::complete);
        return answer;
    }

    static Outcome<Answer> await(CompletableFuture<Outcome<Answer>> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer within 60 s", e);
        }
    }

    static String told(Outcome<Answer> outcome) {
        return outcome.fold(
                answer -> (answer.fresh() ? "new " : "known ") + answer.storedAt(),
                refusal -> refusal.type(),
                doubt -> "in-doubt");
    }

    void sql(String statements) {
        sql(server.owner(), statements);
    }

    static void sql(DatabaseLogin login, String statements) {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            var unused = statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    long count(String query) {
        return Long.parseLong(text(query));
    }

    String text(String query) {
        try (var connection = server.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void clear() {
        sql("truncate registration, person_vault, batch, held_row");
        sql("update campaign_gate set open = true");
        entries.clear();
        inbound.clear();
        held = false;
        closing = false;
        well = true;
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
