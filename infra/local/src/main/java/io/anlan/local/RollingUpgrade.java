package io.anlan.local;

import io.anlan.local.apps.AppCopies;
import io.anlan.local.apps.BuiltApp;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.files.FileLock;
import io.anlan.local.process.Await;
import io.anlan.local.process.PartException;
import io.anlan.local.upgrade.Builds;
import io.anlan.local.upgrade.Sight;
import io.anlan.local.upgrade.UpgradeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Moves a running twin to another build, one part at a time, with traffic on. Killed at any moment, the same command goes on; until
 * its end, and after it, the former build is one command away.
 */
public final class RollingUpgrade {
    // A node rehearses, a link catches up, and this machine may have two cores.
    private static final Duration WHOLE_WITHIN = Duration.ofMinutes(3);
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    // One late answer to a health check is not a part that does no work.
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(20);

    private final Path checkout;
    private TwinFile file;

    private RollingUpgrade(TwinFile file, Path checkout) {
        this.file = file;
        this.checkout = checkout;
    }

    /** The upgrade of the twin that was started in this folder. */
    public static RollingUpgrade of(Path home) {
        return new RollingUpgrade(TwinFile.read(home.toAbsolutePath()), EngineFolder.checkout());
    }

    public Builds builds() {
        return file.builds();
    }

    /** The build of the checkout, copied; while an upgrade is under way, where that one leads. */
    public Path newest() {
        return builds().next()
                .orElseGet(() -> new AppCopies(checkout.resolve(".anlan/apps"))
                        .of(
                                checkout,
                                BuiltApp.needed(file.kinds().stream()
                                        .map(PartKind::program)
                                        .flatMap(Optional::stream))));
    }

    /** A build that was copied before, by its name. */
    public Path known(String name) {
        var build = builds().now().resolveSibling(name);
        if (!Files.isDirectory(build) || name.contains("/")) {
            throw new PartException("there is no build " + name + " under " + build.getParent());
        }
        return build;
    }

    /** The build that served before the last upgrade, or before the one under way. */
    public Path former() {
        var former = builds().underWay() ? Optional.of(builds().now()) : builds().before();
        return former.filter(Files::isDirectory)
                .orElseThrow(() -> new PartException("there is no former build to go back to"));
    }

    /** What stands in the way of a beginning, and the parts that would be moved, in order. */
    public Prospect prospect(Path goal) {
        var parts = parts();
        var sight = new TwinSight(file, parts, goal).look();
        var pending = sight.parts().stream()
                .filter(part -> !part.there())
                .map(Sight.SeenPart::name)
                .toList();
        return new Prospect(goal, pending, builds().underWay() ? List.of() : sight.doubts());
    }

    /** @param doubts why it may not begin now; none if it may, or has */
    public record Prospect(Path goal, List<String> pending, List<String> doubts) {}

    /** Begins, goes on or turns round, and returns when every part runs from this build and all is whole. */
    public void run(Path goal, UpgradeProgress progress) {
        try {
            FileLock.whileHolding(file.home().lock(), () -> {
                aim(goal);
                while (!step(progress)) {
                    // The next step follows from what is seen then.
                }
                remember(builds().arrived());
            });
        } catch (IOException e) {
            throw new PartException("the folder " + file.home().folder() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void aim(Path goal) {
        file = TwinFile.read(file.home().folder());
        if (!builds().underWay()) {
            var doubts = prospect(goal).doubts();
            if (!doubts.isEmpty()) {
                throw new PartException("no upgrade begins now: " + String.join("; ", doubts));
            }
            remember(builds().towards(goal));
        } else if (goal.equals(builds().now())) {
            var names = movable().stream().map(TwinPart::name).toList();
            remember(builds().turned(names));
        } else if (!goal.equals(builds().goal())) {
            throw new PartException("an upgrade to " + Builds.name(builds().goal()) + " is under way; end it first:"
                    + " ./anlan upgrade, or undo it: ./anlan upgrade --back");
        }
    }

    /** Does what follows; true when nothing is left to do. */
    private boolean step(UpgradeProgress progress) {
        var sight = settled();
        var step = UpgradeStep.next(sight);
        if (step instanceof UpgradeStep.Hold hold) {
            progress.holds(hold.doubts());
            sight = whole();
            step = UpgradeStep.next(sight);
        }
        if (step instanceof UpgradeStep.Move move) {
            move(move.part(), progress);
            return false;
        }
        return step instanceof UpgradeStep.Arrived;
    }

    private void move(String name, UpgradeProgress progress) {
        progress.moves(name);
        parts().named(name).stop();
        remember(builds().moved(name));
        var part = parts().named(name);
        part.launch();
        try {
            BringUp.await(part, TwinPart::ready, READY_WITHIN);
        } catch (PartException failed) {
            throw new PartException(failed.getMessage() + "; " + waysOn(), failed);
        }
        progress.moved(name, Builds.name(builds().goal()));
    }

    /** Sees parts that answer late once more before it believes that they do no work. */
    private Sight settled() {
        var seen = new Sight[1];
        try {
            Await.that("every part does its work", SETTLED_WITHIN).until(() -> {
                seen[0] = look();
                return seen[0].parts().stream().allMatch(part -> part.ready() || !part.running());
            });
        } catch (PartException late) {
            // What was seen last tells what follows.
        }
        return seen[0];
    }

    private Sight whole() {
        var seen = new Sight[1];
        Await.that("all is whole", WHOLE_WITHIN)
                .explainedBy(() -> ": " + String.join("; ", seen[0].doubts()) + "; " + waysOn())
                .until(() -> {
                    seen[0] = look();
                    return seen[0].doubts().isEmpty();
                });
        return seen[0];
    }

    private String waysOn() {
        return "nothing further is moved; go on: ./anlan upgrade, or undo: ./anlan upgrade --back";
    }

    private Sight look() {
        return new TwinSight(file, parts(), builds().goal()).look();
    }

    private List<TwinPart> movable() {
        return TwinSight.movable(parts().all());
    }

    private TwinParts parts() {
        return new TwinParts(file, EngineFolder.standard());
    }

    private void remember(Builds builds) {
        file = file.with(builds);
        file.write();
    }
}
