package io.anlan.local.cli;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Follows comparisons to their ends, on a terminal with a bar. */
final class RunsBar {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final boolean silent;

    RunsBar(boolean silent) {
        this.silent = silent;
    }

    void follow(List<SiteRun> runs) {
        if (silent) {
            while (look(runs)) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("reconcile")
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .setInitialMax(sum(runs, "expected"))
                .clearDisplayOnFinish()
                .build()) {
            while (look(runs)) {
                bar.maxHint(sum(runs, "expected"));
                bar.stepTo(sum(runs, "compared"));
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    /** Looks at each of them; answers whether one still runs. */
    private static boolean look(List<SiteRun> runs) {
        return runs.stream().filter(SiteRun::runs).count() > 0;
    }

    private static long sum(List<SiteRun> runs, String figure) {
        return runs.stream().mapToLong(run -> run.view().path(figure).asLong()).sum();
    }
}
