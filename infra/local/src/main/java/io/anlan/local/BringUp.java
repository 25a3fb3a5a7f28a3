package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.keyring.KeyringFolder;
import io.anlan.local.process.Await;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The order in which the parts of a twin come up: each finds what it needs. */
final class BringUp {
    // Four JVMs start at once on perhaps two cores.
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final TwinPlan plan;
    private final TwinHome home;
    private final List<TwinPart> parts;
    private final UpProgress progress;
    private final Set<SiteId> anew = ConcurrentHashMap.newKeySet();

    BringUp(TwinPlan plan, TwinHome home, List<TwinPart> parts, UpProgress progress) {
        this.plan = plan;
        this.home = home;
        this.parts = parts;
        this.progress = progress;
    }

    void run() {
        var databases = of(PartKind.POSTGRES, PartKind.MARIADB);
        launch(databases);
        awaitAll(databases, TwinPart::ready, true);

        var first = of(PartKind.WAN, PartKind.SANDBOX, PartKind.KAFKA, PartKind.DIRECTOR, PartKind.NODE);
        launch(first);
        awaitAll(of(PartKind.WAN, PartKind.SANDBOX, PartKind.KAFKA), TwinPart::ready, true);
        // A live node has migrated its PostgreSQL: the replicators find their tables.
        awaitAll(of(PartKind.NODE), TwinPart::live, false);

        launch(of(PartKind.REPLICATOR, PartKind.EDGE));
        awaitAll(of(PartKind.REPLICATOR), TwinPart::live, true);
        createLinks();
        // Links exist, hence slots: now a node may be ready.
        of(PartKind.NODE).forEach(this::awaitNode);
        awaitAll(of(PartKind.DIRECTOR), TwinPart::ready, true);
        awaitAll(of(PartKind.EDGE), TwinPart::ready, true);
    }

    private List<TwinPart> of(PartKind first, PartKind... more) {
        Set<PartKind> kinds = EnumSet.of(first, more);
        return parts.stream().filter(part -> kinds.contains(part.kind())).toList();
    }

    private void launch(List<TwinPart> some) {
        some.forEach(part -> progress.begins(part.name()));
        Together.each(some, TwinPart::launch);
    }

    private void awaitAll(List<TwinPart> some, Predicate<TwinPart> condition, boolean tell) {
        for (var part : some) {
            await(part, condition);
            if (tell) {
                progress.done(part.name(), part.address());
            }
        }
    }

    static void await(TwinPart part, Predicate<TwinPart> condition) {
        await(part, condition, LIMIT);
    }

    static void await(TwinPart part, Predicate<TwinPart> condition, Duration limit) {
        Await.that(part.name() + " is ready at " + part.address(), limit)
                .unless(part.process()::mustRun)
                .explainedBy(() -> "; its log is " + part.process().log())
                .until(() -> condition.test(part));
    }

    private void createLinks() {
        var replicators = of(PartKind.REPLICATOR);
        if (replicators.isEmpty()) {
            return;
        }
        progress.begins("links");
        Together.each(replicators, replicator -> {
            var site = replicator.site().orElseThrow();
            var token = new KeyringFolder(home.keys(site)).operatorToken();
            if (!new LinkCreation(replicator, plan.replicator(site), token).run()) {
                anew.add(site);
            }
        });
        progress.done("links", "between the sites, to the platform stores and back");
        anew.stream().sorted().forEach(progress::wantsReseed);
    }

    /** A node whose database is new while its peer's is not is never ready by itself; to be reseeded it must run. */
    private void awaitNode(TwinPart node) {
        var awaited = node.site().filter(anew::contains).isEmpty();
        await(node, awaited ? TwinPart::ready : TwinPart::live);
        progress.done(node.name(), node.address() + (awaited ? "" : ", wants a reseed"));
    }
}
