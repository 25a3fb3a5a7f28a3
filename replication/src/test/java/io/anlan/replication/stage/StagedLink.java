package io.anlan.replication.stage;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.process.Await;
import io.anlan.replication.apply.LinkCounters;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.link.Capture;
import io.anlan.replication.link.LinkCreation;
import io.anlan.replication.link.LinkEnvironment;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.link.LinkSupervisor;
import io.anlan.replication.reseed.sql.ReseedLink;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A link between throw-away databases, run by its real supervisor. */
public final class StagedLink implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final StagedRoute route;
    private final LinkParts parts;
    private final LinkCounters counters = new LinkCounters();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final StagedClock time = new StagedClock();
    private final LinkEnvironment environment;
    private LinkSupervisor supervisor;

    private StagedLink(StagedRoute route) {
        this(route, StagedTransport.DIRECT);
    }

    private StagedLink(StagedRoute route, StagedTransport transport) {
        this.route = route;
        this.environment = new LinkEnvironment(
                "test-" + UUID.randomUUID().toString().substring(0, 8), time, clock, StagedClock.TIMES);
        this.parts = new LinkParts(
                route.from(),
                route.database(),
                () -> {},
                () -> route.capture().apply(counters),
                transport.of(route, counters, environment),
                route.catalog(),
                Set.of("person_vault", "registration"),
                20_000);
        this.supervisor = new LinkSupervisor(route.link(), parts, environment, counters);
    }

    /** Site A's registrations to site B. */
    public static StagedLink aToB() {
        return aToB(Rows.CATALOG);
    }

    /** The same with other tables. */
    public static StagedLink aToB(TableCatalog catalog) {
        return new StagedLink(StagedRoute.betweenSites(SiteId.SITE_A, catalog));
    }

    /** The same with a target that behaves badly. */
    public static StagedLink aToB(UnaryOperator<TargetDatabase> target) {
        return new StagedLink(
                StagedRoute.betweenSites(SiteId.SITE_A, Rows.CATALOG).withTarget(target));
    }

    /** Between the sites, by a host that starts the engine whatever the source looks like. */
    public static StagedLink withoutLooking(SiteId from) {
        return new StagedLink(StagedRoute.betweenSites(from, Rows.CATALOG).withoutLooking());
    }

    /** Site B's registrations to site A. */
    public static StagedLink bToA() {
        return bToA(Rows.CATALOG);
    }

    /** The same with other tables. */
    public static StagedLink bToA(TableCatalog catalog) {
        return new StagedLink(StagedRoute.betweenSites(SiteId.SITE_B, catalog));
    }

    /** The same with a reader of its own. */
    public static StagedLink aToB(UnaryOperator<TargetDatabase> target, Supplier<Capture> capture) {
        return new StagedLink(StagedRoute.betweenSites(SiteId.SITE_A, Rows.CATALOG)
                .withTarget(target)
                .withCapture(capture));
    }

    /** Site A's registration store to its platform store. */
    public static StagedLink toPlatform() {
        return toPlatform(SiteId.SITE_A);
    }

    /** The same with other tables. */
    public static StagedLink toPlatform(TableCatalog catalog) {
        return new StagedLink(StagedRoute.toPlatform(SiteId.SITE_A, catalog));
    }

    /** A site's registration store to its platform store. */
    public static StagedLink toPlatform(SiteId site) {
        return new StagedLink(StagedRoute.toPlatform(site, Rows.CATALOG));
    }

    /** A site's platform store to its registration store. */
    public static StagedLink toRegistration(SiteId site) {
        return new StagedLink(StagedRoute.toRegistration(site));
    }

    /** The same by another transport. */
    public StagedLink over(StagedTransport transport) {
        return new StagedLink(route, transport);
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
        return new LinkCreation(route.link(), parts, environment.holder(), environment.ticker()).run();
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
        supervisor = new LinkSupervisor(route.link(), parts, environment, counters);
        return this;
    }

    /** The link as a reseed deals with it. */
    public ReseedLink forReseed() {
        return new ReseedLink(route.link(), parts, environment.holder(), () -> supervisor.resume());
    }

    /** Waits for a state. */
    @CanIgnoreReturnValue
    public StagedLink awaits(LinkState state) {
        Await.that(route.link().name() + " is " + state, LIMIT)
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

    /** Waits until this many rows have changed the target: a row is seen there a little before it is counted. */
    @CanIgnoreReturnValue
    public StagedLink awaitsApplied(long rows) {
        return awaits(rows + " rows are counted", () -> counters().rowsApplied().sum() >= rows);
    }

    /** Waits until the applied mark has reached what the source has written by now. */
    @CanIgnoreReturnValue
    public StagedLink awaitsMark() {
        return awaitsMark(route.sourceMark());
    }

    /** Waits until the applied mark has reached a position. */
    @CanIgnoreReturnValue
    public StagedLink awaitsMark(long position) {
        return awaits("the mark reaches " + position, () -> mark() >= position);
    }

    /** The applied mark as the target's row says. */
    public long mark() {
        return Long.parseLong(Databases.ask(
                route.target(),
                "SELECT applied_lsn FROM link_position WHERE link = '"
                        + route.link().name() + "'"));
    }

    /** Where the source writes its WAL now. */
    public long sourceInsertLsn() {
        return Long.parseLong(Databases.ask(route.source(), "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
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
                .explainedBy(() -> ", but " + Databases.ask(route.target(), sql) + "; link " + supervisor.seen() + " "
                        + supervisor.lastError())
                .until(() -> Databases.ask(route.target(), sql).equals(answer));
        return this;
    }

    public LinkSupervisor supervisor() {
        return supervisor;
    }

    /** By which the link tells what is past. */
    public StagedClock time() {
        return time;
    }

    public LinkCounters counters() {
        return counters;
    }

    public DatabaseLogin source() {
        return route.source();
    }

    public DatabaseLogin target() {
        return route.target();
    }

    @Override
    public void close() {
        supervisor.stop();
        clock.shutdownNow();
    }
}
