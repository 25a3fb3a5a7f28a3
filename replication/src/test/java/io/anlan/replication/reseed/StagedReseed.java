package io.anlan.replication.reseed;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.replication.apply.TargetDatabase;
import io.anlan.replication.apply.mariadb.MariaDbTarget;
import io.anlan.replication.apply.postgres.PostgresTarget;
import io.anlan.replication.database.DatabaseAddress;
import io.anlan.replication.link.LinkState;
import io.anlan.replication.reseed.ReseedRequest.Lost;
import io.anlan.replication.reseed.sql.ReseedLinks;
import io.anlan.replication.reseed.sql.ReseedSite;
import io.anlan.replication.reseed.sql.SiteActs;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.StagedLink;
import io.anlan.replication.stage.StagedReconcile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/** Site B after it came up on whatever databases it has: its links, its reconciler, and what an operator asks of it. */
final class StagedReseed implements AutoCloseable {
    private static final SiteId B = SiteId.SITE_B;

    private final StagedLink inbound = StagedLink.aToB();
    private final StagedLink outbound = StagedLink.bToA();
    private final StagedLink toPlatform = StagedLink.toPlatform(B);
    private final StagedLink fromPlatform = StagedLink.toRegistration(B);
    private final StagedReconcile reconcile = StagedReconcile.at(B);
    private final ReseedProgress progress = new ReseedProgress(new LongAdder());

    /** With its links looking after themselves, as replicators have them. */
    static StagedReseed up() {
        StagedReseed staged = new StagedReseed();
        all(staged).forEach(StagedLink::started);
        return staged;
    }

    private static List<StagedLink> all(StagedReseed staged) {
        return List.of(staged.inbound, staged.outbound, staged.toPlatform, staged.fromPlatform);
    }

    ReseedActs acts() {
        return acts(real -> real, real -> real);
    }

    /** With databases that behave badly when they are copied into. */
    ReseedActs acts(UnaryOperator<TargetDatabase> own, UnaryOperator<TargetDatabase> platform) {
        DatabaseAddress b = Databases.address(Databases.postgresB().replicator());
        ReseedSite site = new ReseedSite(
                B,
                b,
                Databases.address(Databases.postgresA().replicator()),
                Databases.platform(B),
                own.apply(new PostgresTarget(b)),
                platform.apply(new MariaDbTarget(Databases.platform(B))));
        ReseedLinks links = new ReseedLinks(
                outbound.forReseed(), inbound.forReseed(), toPlatform.forReseed(), fromPlatform.forReseed());
        CopyPace pace = new CopyPace(1_000_000, SystemTime.INSTANCE, progress::copied, new CountDownLatch(1));
        return new SiteActs(
                site, links, reconcile.reconciler(), Duration.ofSeconds(3), SystemTime.INSTANCE, pace, progress);
    }

    /** Asks for it and answers what came of it, in one line. */
    @CanIgnoreReturnValue
    String reseed() {
        return reseed(acts(), Lost.ANY);
    }

    @CanIgnoreReturnValue
    String reseed(ReseedActs acts, Lost lost) {
        return reseed(acts, new ReseedRequest(lost, false, false));
    }

    @CanIgnoreReturnValue
    String reseed(ReseedActs acts, ReseedRequest request) {
        Outcome<List<String>> outcome = new Reseed(acts, progress, () -> true).run(request);
        return outcome.fold(
                lines -> "done: " + String.join("; ", lines),
                refused -> "refused " + refused.type() + ": " + refused.detail(),
                doubt -> doubt.detail());
    }

    StagedReconcile reconcile() {
        return reconcile;
    }

    StagedLink inbound() {
        return inbound;
    }

    StagedLink outbound() {
        return outbound;
    }

    /** Waits until everything written so far is wherever this site's links lead. */
    void awaitsMarks() {
        all(this).forEach(link -> link.awaits(LinkState.RUNNING).awaitsMark());
    }

    @Override
    public void close() {
        all(this).forEach(StagedLink::close);
        reconcile.close();
    }
}
