package io.anlan.app.registration.http;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.campaign.Campaign;
import io.anlan.app.identity.Keyring;
import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.identity.SessionTokens;
import io.anlan.app.receipt.ReceiptCache;
import io.anlan.app.receipt.ReceiptSigner;
import io.anlan.app.registration.AcceptanceStore;
import io.anlan.app.registration.Found;
import io.anlan.app.registration.Known;
import io.anlan.app.registration.RegistrationReader;
import io.anlan.app.testing.Citizens;
import io.anlan.app.testing.KeyFolder;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Sha256;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.kernel.person.PersonKey;
import io.anlan.kernel.person.RegistrationNo;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The reading route alone, over rows that a test says there are. */
final class ReadingRig implements AutoCloseable {

    private static final String CAMPAIGN = "spring";
    private static final byte[] NUMBER_KEY = {1, 2, 3};

    final List<Known> rows = new CopyOnWriteArrayList<>();
    /** By registration number. */
    final Map<String, Acceptance> inbound = new ConcurrentHashMap<>();

    final AtomicInteger looks = new AtomicInteger();
    /** What happens while the database is asked. */
    volatile Runnable meanwhile = () -> {};

    volatile boolean strict;
    volatile boolean well = true;
    volatile boolean known = true;

    private final SetTicker ticker = new SetTicker(SystemTime.INSTANCE.wallMillis());
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Keyring keyring = keyring();
    private final SessionTokens tokens = new SessionTokens(keyring, ticker);
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private int port;

    private Keyring keyring() {
        try {
            return new Keyring(
                    KeyFolder.ofSiteA(Files.createTempDirectory("anlan-reading-keys"))
                            .folder(),
                    ticker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void listen() {
        var reader = new RegistrationReader(
                new Rows(),
                this::campaign,
                new ReceiptSigner(keyring),
                SiteId.SITE_A,
                row -> false,
                inbound::get,
                () -> well);
        var router = Router.router(vertx);
        new ReadingRoutes(tokens, reader, new ReceiptCache(ticker)).open(router);
        port = await(vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage())
                .actualPort();
    }

    private CompletionStage<Optional<Campaign>> campaign(String id) {
        return CompletableFuture.completedFuture(
                !known
                        ? Optional.empty()
                        : Optional.of(
                                new Campaign(id, 18, Set.of("wechat"), 0, Long.MAX_VALUE, false, strict, "number-1")));
    }

    void pass(long millis) {
        ticker.setWallMillis(ticker.wallMillis() + millis);
    }

    /** From now on the one reads with such a session. */
    void login(String who, Role role, long lifeMillis) {
        var ends = ticker.wallMillis() + lifeMillis;
        var session =
                new Session(person(who), LocalDate.of(1990, 1, 1), ends, role, "张*", "vault-1", new byte[] {1, 2, 3});
        sessions.put(who, Citizens.bearer(tokens, session));
    }

    /** What the one is told who reads, status first; nobody in particular if the name is empty. */
    String read(Acceptance acceptance, String who) {
        return readWithin(CAMPAIGN, acceptance, who);
    }

    String readWithin(String campaign, Acceptance acceptance, String who) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/registrations/"
                        + acceptance.registrationNo() + "?campaign=" + campaign))
                .timeout(Duration.ofSeconds(60));
        if (!who.isEmpty()) {
            if (!sessions.containsKey(who)) {
                login(who, Role.CITIZEN, 60_000);
            }
            request.header("Authorization", Objects.requireNonNull(sessions.get(who)));
        }
        var answer = await(client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
        return answer.statusCode() + " " + answer.body();
    }

    private static PersonKey person(String who) {
        return new PersonKey(Sha256.hash(who.getBytes(StandardCharsets.UTF_8)));
    }

    Acceptance acceptance(String who) {
        return acceptance(who, SiteId.SITE_A, 100);
    }

    /** The peer's acceptance of the same person, which counts before this site's. */
    Acceptance earlierAtPeer(String who) {
        return acceptance(who, SiteId.SITE_B, 50);
    }

    private static Acceptance acceptance(String who, SiteId site, long version) {
        var person = person(who);
        return new Acceptance(
                        CAMPAIGN,
                        person,
                        site,
                        RegistrationNo.of(NUMBER_KEY, CAMPAIGN, person).value(),
                        "wechat",
                        "key-" + who,
                        new byte[32],
                        1_000,
                        "batch",
                        "correlation",
                        null,
                        version,
                        site.registrationWriter(),
                        new byte[0])
                .hashed();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        var unused = await(vertx.close().toCompletionStage());
    }

    /** Counts how often it is asked. */
    private final class Rows implements AcceptanceStore {

        @Override
        public CompletionStage<Line> open() {
            throw new UnsupportedOperationException("nobody writes here");
        }

        @Override
        public CompletionStage<List<Found>> look(List<AcceptanceKey> keys) {
            throw new UnsupportedOperationException("nobody writes here");
        }

        @Override
        public CompletionStage<List<Known>> byNumber(String registrationNo) {
            looks.incrementAndGet();
            meanwhile.run();
            return CompletableFuture.completedFuture(rows.stream()
                    .filter(known -> known.acceptance().registrationNo().equals(registrationNo))
                    .toList());
        }
    }
}
