package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.machine.Tool;
import io.anlan.local.RollingUpgrade;
import io.anlan.local.Twin;
import io.anlan.local.UpgradeProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A rolling upgrade of the whole twin to another build, and back again when it has come to its end. The other build is a copy of the
 * one that runs, so what is tried is the moving, not what is new.
 */
final class Upgrade implements Fault {
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(20);

    private final Twin twin;
    private final Hand hand = new Hand("upgrade", this::thereAndBack);
    private volatile String moved = "";
    private volatile String failed = "it was cut short";

    Upgrade(Twin twin, String target) {
        this.twin = twin;
        if (!target.equals("twin")) {
            throw new CannotBreak("upgrade moves the whole twin, not " + target);
        }
    }

    @Override
    public void strike() {
        hand.begin();
    }

    @Override
    public String bite() {
        return moved;
    }

    @Override
    public void undo() {
        // It goes back by itself when it has come to its end: half way is no state to be left in.
    }

    @Override
    public void awaitOver() {
        hand.awaitEnd(ENDS_WITHIN);
        if (!failed.isEmpty()) {
            throw new IllegalStateException("the upgrade: " + failed);
        }
    }

    private void thereAndBack() {
        try {
            Path home = twin.home().folder();
            Path now = RollingUpgrade.of(home).builds().now();
            Path other = now.resolveSibling("chaos-" + now.getFileName());
            if (!Files.exists(other)) {
                Tool.must("cp", "-al", now.toString(), other.toString());
            }
            RollingUpgrade.of(home).run(other, new Told());
            RollingUpgrade.of(home).run(now, new Told());
            failed = "";
        } catch (RuntimeException e) {
            failed = String.valueOf(e.getMessage());
        }
    }

    private final class Told implements UpgradeProgress {
        @Override
        public void moves(String part) {
            moved = part + " is the first to move, the others follow";
        }

        @Override
        public void moved(String part, String build) {
            // The first move shows that it has begun; the end shows the rest.
        }

        @Override
        public void holds(List<String> doubts) {
            // It waits, as it should.
        }
    }
}
