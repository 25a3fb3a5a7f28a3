package io.anlan.twin;

import io.anlan.chaos.audit.FourStores;
import io.anlan.chaos.audit.Store;
import io.anlan.chaos.audit.StoredRegistration;
import io.anlan.chaos.demo.SampleCampaign;
import io.anlan.chaos.demo.TwinVenue;
import io.anlan.chaos.load.Citizen;
import io.anlan.chaos.load.Population;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.Twin;
import io.anlan.local.UpProgress;
import io.anlan.local.process.Await;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** The one twin of the test run, and what tests do with it. */
final class TwinFixture implements AutoCloseable {
    private static final int PORT_BASE = Integer.getInteger("anlan.it.ports", 25_000);
    private static final Duration CALM_WITHIN = Duration.ofMinutes(2);
    private static final Duration DEFINITE_WITHIN = Duration.ofSeconds(20);
    private static final int WARM_UPS = 40;

    private final Twin twin;
    private final Population population = new Population(SystemTime.INSTANCE.wallMillis(), 1_000_000);
    private final AtomicInteger nextCitizen = new AtomicInteger();
    private final AtomicInteger nextCampaign = new AtomicInteger();
    private final String run = Long.toString(SystemTime.INSTANCE.wallMillis(), 36);

    private TwinFixture(Twin twin) {
        this.twin = twin;
    }

    static TwinFixture start() {
        Path checkout = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        Path home = checkout.resolve(".anlan/it");
        Twin twin =
                Twin.builder().checkout(checkout).home(home).portBase(PORT_BASE).build();
        // A run that was killed leaves its twin behind.
        twin.down(UpProgress.silent());
        twin.forget();
        twin.up(UpProgress.silent());
        TwinFixture fixture = new TwinFixture(twin);
        fixture.warmUp();
        return fixture;
    }

    Twin twin() {
        return twin;
    }

    TwinVenue venue() {
        return new TwinVenue(twin);
    }

    FourStores stores() {
        return venue().stores();
    }

    Caller edge() {
        return new Caller(edgeThatServes());
    }

    URI edgeThatServes() {
        return twin.plan().edges().get(twin.edge(SiteId.SITE_A).state().isPresent() ? 0 : 1);
    }

    Caller node(SiteId site) {
        return new Caller(twin.plan().node(site, 1));
    }

    Replicator replicator(SiteId site) {
        return new Replicator(new Caller(twin.plan().replicator(site)), twin.operatorToken());
    }

    String part(String kind, SiteId site) {
        return kind + "-" + site.id().substring(site.id().length() - 1) + (kind.equals("node") ? "1" : "");
    }

    /** Everything runs, nothing is cut or paused, both sites see each other and vouch. */
    void calm() {
        twin.wan().heal();
        for (SiteId site : SiteId.values()) {
            twin.thaw(site);
            twin.start(site);
        }
        for (SiteId site : SiteId.values()) {
            twin.awaitReady(site);
            replicator(site).resumeAll();
        }
        for (SiteId site : SiteId.values()) {
            await("both sites hold what " + site.id() + " accepts", CALM_WITHIN, () -> peerVouches(site));
        }
    }

    String campaign() {
        return opened(sample());
    }

    String strictCampaign() {
        return opened(sample().strict());
    }

    /** A campaign whose seats are claimed; it has none yet. */
    String firstComeCampaign() {
        return opened(sample().firstCome());
    }

    Citizen citizen() {
        return population.citizen(nextCitizen.getAndIncrement());
    }

    /** Session token of somebody who was never here before. */
    String session() {
        return session(citizen());
    }

    String session(Citizen citizen) {
        Answer[] last = new Answer[1];
        await("a session", DEFINITE_WITHIN, () -> {
            last[0] = login(citizen);
            return last[0].status() != 503;
        });
        Answer answer = last[0];
        if (answer.status() != 200) {
            throw new IllegalStateException("no session: " + answer.raw());
        }
        return answer.text("token");
    }

    private Answer login(Citizen citizen) {
        return edge().post(
                        "/sessions",
                        Caller.JSON
                                .createObjectNode()
                                .put("name", citizen.name())
                                .put("idType", "resident-id")
                                .put("idNumber", citizen.id().value())
                                .put("code", "246810")
                                .toString(),
                        Map.of());
    }

    /** How often it says a registration is stored, as anybody may read it at that site. */
    String durability(SiteId site, String campaign, String number) {
        return node(site).registration(campaign, number, "").durability();
    }

    List<StoredRegistration> rows(Store store, String campaign) throws SQLException {
        return stores().registrations(store, campaign);
    }

    void await(String what, Duration atMost, Callable<Boolean> condition) {
        Await.that(what, atMost).every(Duration.ofMillis(100)).untilItHolds(condition);
    }

    /** Returns when all four databases hold this many registrations of the campaign and are equal in every table. */
    void awaitAgreement(String campaign, long registrations) {
        new AgreementWait(stores(), campaign).on(registrations + " registrations", List::size, registrations);
    }

    /** As {@link #awaitAgreement}, for citizens the edge may have sent to both sites: one of two acceptances counts. */
    void awaitPersons(String campaign, int persons) {
        new AgreementWait(stores(), campaign).on(persons + " persons", AgreementWait::persons, persons);
    }

    @Override
    public void close() {
        twin.down(UpProgress.silent());
    }

    private SampleCampaign sample() {
        return SampleCampaign.openAt(
                "it-" + run + "-" + nextCampaign.incrementAndGet(), SystemTime.INSTANCE.wallMillis());
    }

    private String opened(SampleCampaign campaign) {
        Map<String, String> operator = Map.of("Authorization", "Bearer " + twin.operatorToken());
        await(
                "the campaign is made",
                DEFINITE_WITHIN,
                () -> edge().post("/campaigns", campaign.json(), operator).acknowledged());
        for (SiteId site : SiteId.values()) {
            await(
                    "the campaign is known at " + site.id(),
                    Duration.ofSeconds(30),
                    () -> node(site)
                                    .get("/campaigns/" + campaign.id(), Map.of())
                                    .status()
                            == 200);
        }
        return campaign.id();
    }

    /** Registers at that site's node; as long as it is in doubt or not stored, the same request again, as a client would. */
    Answer register(SiteId site, String session, String campaign, String channel, String key) {
        Answer[] last = new Answer[1];
        await("a definite answer of " + site.id(), DEFINITE_WITHIN, () -> {
            last[0] = node(site).register(session, campaign, channel, key);
            return last[0].status() != 503;
        });
        return last[0];
    }

    /** A node's first requests take longer than its budget on a busy machine; tests are about later ones. */
    private void warmUp() {
        calm();
        String campaign = campaign();
        for (int i = 0; i < WARM_UPS; i++) {
            String session = session();
            for (SiteId site : SiteId.values()) {
                String key = "warm" + i + site.number();
                assertAnswered(register(site, session, campaign, "wechat", key));
            }
        }
    }

    private static void assertAnswered(Answer answer) {
        if (!answer.acknowledged()) {
            throw new IllegalStateException("the twin does not register: " + answer.status() + " " + answer.raw());
        }
    }

    /** A count of the site's journal: entries of its own the peer is not known to have as rows, or of the peer's. */
    int journal(SiteId site, String count) {
        return node(site)
                .get("/q/health/site", Map.of())
                .body()
                .path("journal")
                .path(count)
                .asInt();
    }

    /** True while that site would say that its peer holds what it is given. */
    boolean peerVouches(SiteId site) {
        Answer health = node(site).get("/q/health/site", Map.of());
        return health.text("state").equals("SERVING")
                && health.body().path("peer").path("inView").asBoolean()
                && health.body().path("peer").path("vouches").asBoolean()
                && health.text("breaker").equals("CLOSED");
    }
}
