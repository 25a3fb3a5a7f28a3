package io.anlan.app.quota.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.identity.Role;
import io.anlan.app.identity.Session;
import io.anlan.app.journal.TableRows;
import io.anlan.app.quota.ClaimRequest;
import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Deed;
import io.anlan.app.quota.Facts;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.Keeping;
import io.anlan.app.quota.Quota;
import io.anlan.app.quota.QuotaStore.Given;
import io.anlan.app.quota.Seat;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.HighWaterMark;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.kernel.person.PersonKey;
import io.anlan.local.database.PostgresServer;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Site A's quotas over a real PostgreSQL; what site B writes is put there by hand. */
final class QuotaRig implements AutoCloseable {

    static final String CAMPAIGN = "noodles";

    private static final List<String> MIGRATIONS = List.of(
            "V1__registration_store", "V3__platform_owned_facts", "V7__reseed", "V9__quota", "V11__ends_of_seats");

    final SetTicker time = new SetTicker(1_800_000_000_000L);
    final PostgresQuota store;
    final QuotaRows ofB;
    final Keeping keeping = new Keeping(SiteId.SITE_A, "a1");

    private final PostgresServer server = PostgresServer.throwaway();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final AtomicInteger batches = new AtomicInteger();

    QuotaRig() {
        MIGRATIONS.forEach(name -> sql(migration(name)));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(server.port())
                        .setDatabase("anlan")
                        .setUser(server.user())
                        .setPassword(server.password()))
                .using(vertx)
                .build();
        store = new PostgresQuota(pool, clock(), SiteId.SITE_A, time);
        ofB = new QuotaRows(clock(), SiteId.SITE_B, time);
    }

    private static String migration(String name) {
        try (var in = QuotaRig.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HybridClock clock() {
        return new HybridClock(time, new HighWaterMark() {
            @Override
            public long load() {
                return 0;
            }

            @Override
            public void reserve(long untilMillis) {
                // A test's clock need not survive it.
            }
        });
    }

    /** A campaign with so many seats, half of them here, whose share this site has opened under the epoch. */
    void opened(long size, long epoch) {
        sql(
                "truncate quota, quota_notice, quota_move, claim, seat_end, quota_gate, batch, person_vault, campaign_gate");
        sql("insert into campaign_gate values ('" + CAMPAIGN + "', true, 9223372036854775807)");
        await(store.create(CAMPAIGN, Quota.halves(size)));
        tend(new HeldRights(epoch, 0, 0));
        tend(new HeldRights(epoch, 0, 0));
        stateAll();
        tend(new HeldRights(epoch, 0, 0));
    }

    /** Site B's database answers every question with what is here. */
    void stateAll() {
        var facts = facts(HeldRights.NONE);
        var peer = new Keeping(SiteId.SITE_B, "b1");
        var whole = new Facts(
                facts.quota(),
                "b",
                true,
                new Facts.Gate(0, 0),
                facts.notices(),
                facts.tallies(),
                facts.shares(),
                List.of(),
                List.of());
        peer.decide(whole, HeldRights.NONE, 0).forEach(deed -> {
            if (deed instanceof Deed.Say say) {
                add(QuotaRows.NOTICE, ofB.notice(CAMPAIGN, say.notice()));
            }
        });
    }

    void openedByB(long free) {
        sql("insert into quota_notice select campaign_id, 2, 5, 2, 'OPENED', about, tally, 0, " + free
                + ", '{}', at, version, 3, row_hash from quota_notice where kind = 'OPENED'");
    }

    ClaimRow claimOfB(int person, long serial) {
        return new ClaimRow(
                CAMPAIGN,
                new Seat(SiteId.SITE_B, 5, serial),
                person(person),
                "N" + person,
                "k",
                time.wallMicros(),
                time.wallMicros() + 900_000_000,
                "b",
                "c",
                serial,
                SiteId.SITE_B.registrationWriter());
    }

    @CanIgnoreReturnValue
    @Nullable
    Facts tend(HeldRights rights) {
        return await(store.tend(
                        CAMPAIGN, nextBatch(), rights, facts -> keeping.decide(facts, rights, rights.peerShare())))
                .facts();
    }

    /** So much later that holds are looked for again. */
    void later() {
        time.setWallMillis(time.wallMillis() + 5_000);
    }

    Facts facts(HeldRights rights) {
        return Objects.requireNonNull(await(store.tend(CAMPAIGN, nextBatch(), rights, facts -> List.of()))
                .facts());
    }

    CompletionStage<Given> give(long epoch, List<Integer> persons) {
        return give(new HeldRights(epoch, 0, 0), persons);
    }

    CompletionStage<Given> give(HeldRights rights, List<Integer> persons) {
        return store.give(
                CAMPAIGN,
                nextBatch(),
                rights,
                persons.stream().map(QuotaRig::request).toList());
    }

    static ClaimRequest request(int person) {
        var session = new Session(
                person(person), LocalDate.of(1990, 1, 1), Long.MAX_VALUE, Role.CITIZEN, "*", "v1", new byte[] {1});
        return new ClaimRequest(session, new AcceptanceKey(CAMPAIGN, person(person)), "N" + person, "k" + person, "c");
    }

    static PersonKey person(int number) {
        var key = new byte[32];
        key[0] = (byte) number;
        key[1] = (byte) (number >> 8);
        return new PersonKey(key);
    }

    void add(TableDescription table, @Nullable Object[] row) {
        var rows = new ArrayList<@Nullable Object[]>();
        rows.add(row);
        await(pool.withTransaction(connection -> ofB.add(connection, new TableRows(table, rows)))
                .toCompletionStage());
    }

    String nextBatch() {
        return "batch-" + batches.incrementAndGet();
    }

    @CanIgnoreReturnValue
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer within 30 s", e);
        }
    }

    void sql(String statements) {
        try (var connection = server.owner().connect();
                var statement = connection.createStatement()) {
            var unused = statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        pool.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
