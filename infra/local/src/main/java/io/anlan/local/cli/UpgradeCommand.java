package io.anlan.local.cli;

import io.anlan.kernel.SystemTime;
import io.anlan.local.RollingUpgrade;
import io.anlan.local.UpgradeProgress;
import io.anlan.local.process.PartException;
import io.anlan.local.upgrade.Builds;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade}: moves a running twin to the build of the checkout, one part at a time. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description =
                "Move the running sites to the newest build with traffic on: of one site nodes, replicator and the rest,"
                        + " then of the other. Cut short, the same command goes on. What belongs to no site changes when it next starts.")
final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private TwinOption twin = new TwinOption();

    @Option(names = "--back", description = "To the build that served before; also in the midst of an upgrade.")
    private boolean back;

    @Option(names = "--to", paramLabel = "BUILD", description = "To a build that was run before, by its name.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Say what would be moved, or what stands in the way; do nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        var upgrade = RollingUpgrade.of(twin.home());
        var goal = goal(upgrade);
        var prospect = upgrade.prospect(goal);
        if (prospect.pending().isEmpty() && !upgrade.builds().underWay()) {
            System.out.println("Every part runs from " + Builds.name(goal) + " already.");
            return 0;
        }
        System.out.println((upgrade.builds().underWay()
                        ? "An upgrade is under way; to "
                        : "From " + Builds.name(upgrade.builds().now()) + " to ")
                + Builds.name(goal) + ": " + String.join(", ", prospect.pending()));
        if (dryRun) {
            prospect.doubts().forEach(doubt -> System.err.println("anlan: it would not begin now: " + doubt));
            return prospect.doubts().isEmpty() ? 0 : 1;
        }
        var progress = new ConsoleProgress(System.out, Terminal.attached(), SystemTime.INSTANCE);
        upgrade.run(goal, new Lines(progress));
        System.out.printf("Every part runs from %s. Undo: ./anlan upgrade --back%n", Builds.name(goal));
        return 0;
    }

    private Path goal(RollingUpgrade upgrade) {
        if (back && to != null) {
            throw new PartException("--back and --to name two different builds");
        }
        if (back) {
            return upgrade.former();
        }
        return to == null ? upgrade.newest() : upgrade.known(to);
    }

    /** One line for each part when it does its work again. */
    private record Lines(ConsoleProgress console) implements UpgradeProgress {

        @Override
        public void moves(String part) {
            console.begins(part + " leaves and comes back");
        }

        @Override
        public void moved(String part, String build) {
            console.done(part, "runs from " + build);
        }

        @Override
        public void holds(List<String> doubts) {
            console.begins("until all is whole: " + String.join("; ", doubts));
        }
    }
}
