package io.anlan.replication.stage;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.debezium.DebeziumCapture;
import io.anlan.replication.link.Link;
import io.anlan.replication.link.LinkCreation;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.link.LinkTimes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A link between throw-away databases, run by its real supervisor. */
public final class StagedLink implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Link link;
    private final LinkParts parts;
    private final DatabaseLogin source;
    private final DatabaseLogin target;
    private final LinkCounters counters = new LinkCounters();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final LinkEnvironment environment;
    private LinkSupervisor supervisor;

    private StagedLink(Link link, DatabaseLogin source, DatabaseLogin target, TargetDatabase database) {
        this.link = link;
        this.source = source;
        this.target = target;
        LinkTimes times = new LinkTimes(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMinutes(10),
                Duration.ofSeconds(5));
        this.environment = new LinkEnvironment(
                "test-" + UUID.randomUUID().toString().substring(0, 8), SystemTime.INSTANCE, clock, times);
        this.parts = new LinkParts(
                Databases.address(source),
                database,
                () -> {},
                () -> new DebeziumCapture(link, Databases.address(source), Rows.CATALOG, counters),
                Rows.CATALOG,
                Set.of("person_vault", "registration"),
                20_000);
        this.supervisor = new LinkSupervisor(link, parts, environment, counters);
    }

    /** Site A's registrations to site B. */
    public static StagedLink aToB() {
        return betweenSites(SiteId.SITE_A, database -> database);
    }

    /** The same with a target that behaves badly. */
    public static StagedLink aToB(UnaryOperator<TargetDatabase> target) {
        return betweenSites(SiteId.SITE_A, target);
    }

    /** Site B's registrations to site A. */
    public static StagedLink bToA() {
        return betweenSites(SiteId.SITE_B, database -> database);
    }

    private static StagedLink betweenSites(SiteId from, UnaryOperator<TargetDatabase> wrap) {
        DatabaseLogin a = Databases.postgresA().replicator();
        DatabaseLogin b = Databases.postgresB().replicator();
        DatabaseLogin target = from == SiteId.SITE_A ? b : a;
        return new StagedLink(
                Link.betweenSites(from, from.peer()),
                from == SiteId.SITE_A ? a : b,
                target,
                wrap.apply(new PostgresTarget(Databases.address(target))));
    }

    /** Site A's registration store to its platform store. */
    public static StagedLink toPlatform() {
        return new StagedLink(
                Link.toPlatform(SiteId.SITE_A),
                Databases.postgresA().replicator(),
                Databases.mariaDb().replicator(),
                new MariaDbTarget(Databases.platform()));
    }

    /** Creates and starts the link and waits until it reads. */
    @CanIgnoreReturnValue
    public StagedLink running() {
        String created = create().fold(done -> done, refused -> "refused: " + refused.detail(), doubt -> "in doubt");
        if (!created.equals("created")) {
            throw new IllegalStateException(created);
        }
        return started().awaits(LinkState.RUNNING);
    }

    public io.anlan.kernel.Outcome<String> create() {
        return new LinkCreation(link, parts, environment.holder(), environment.ticker()).run();
    }

    /** Starts the supervisor. */
    @CanIgnoreReturnValue
    public StagedLink started() {
        supervisor.start();
        return this;
    }

    /** Ends the supervisor in order and gives a new one, as a new process would have. */
    @CanIgnoreReturnValue
    public StagedLink stopped() {
        supervisor.stop();
        supervisor = new LinkSupervisor(link, parts, environment, counters);
        return this;
    }

    /** Waits for a state. */
    @CanIgnoreReturnValue
    public StagedLink awaits(LinkState state) {
        Await.that(link.name() + " is " + state, LIMIT)
                .explainedBy(() -> ", but " + supervisor.seen() + " " + supervisor.lastError())
                .until(() -> supervisor.seen().state() == state);
        return this;
    }

    /** Waits until something is so. */
    @CanIgnoreReturnValue
    public StagedLink awaits(String what, BooleanSupplier condition) {
        Await.that(what, LIMIT)
                .explainedBy(() -> "; link " + supervisor.seen() + " " + supervisor.lastError())
                .until(condition);
        return this;
    }

    /** Waits until the applied mark has reached what the source has written by now. */
    @CanIgnoreReturnValue
    public StagedLink awaitsMark() {
        return awaitsMark(sourceInsertLsn());
    }

    /** Waits until the applied mark has reached a position. */
    @CanIgnoreReturnValue
    public StagedLink awaitsMark(long position) {
        return awaits("the mark reaches " + position, () -> mark() >= position);
    }

    /** The applied mark as the target's row says. */
    public long mark() {
        return Long.parseLong(
                Databases.ask(target, "SELECT applied_lsn FROM link_position WHERE link = '" + link.name() + "'"));
    }

    /** Where the source writes its WAL now. */
    public long sourceInsertLsn() {
        return Long.parseLong(Databases.ask(source, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
    }

    /** Waits until the target has so many rows. */
    @CanIgnoreReturnValue
    public StagedLink awaitsRows(String table, int rows) {
        return awaitsAnswer("SELECT count(*) FROM " + table, Integer.toString(rows));
    }

    /** Waits until the target answers so. */
    @CanIgnoreReturnValue
    public StagedLink awaitsAnswer(String sql, String answer) {
        Await.that(sql + " = " + answer, LIMIT)
                .explainedBy(() -> ", but " + Databases.ask(target, sql) + "; link " + supervisor.seen() + " "
                        + supervisor.lastError())
                .until(() -> Databases.ask(target, sql).equals(answer));
        return this;
    }

    public LinkSupervisor supervisor() {
        return supervisor;
    }

    public LinkCounters counters() {
        return counters;
    }

    public DatabaseLogin source() {
        return source;
    }

    public DatabaseLogin target() {
        return target;
    }

    @Override
    public void close() {
        supervisor.stop();
        clock.shutdownNow();
    }
}
