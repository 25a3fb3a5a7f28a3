package io.anlan.chaos.machine;

import java.util.concurrent.atomic.AtomicBoolean;

/** What must be taken back, when it is time or when this program is asked to end, whichever comes first; once. */
public final class AtExit {
    private final Runnable takesBack;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread hook = new Thread(this::once, "take-back");

    private AtExit(Runnable takesBack) {
        this.takesBack = takesBack;
    }

    public static AtExit of(Runnable takesBack) {
        AtExit made = new AtExit(takesBack);
        Runtime.getRuntime().addShutdownHook(made.hook);
        return made;
    }

    /** True once this program has been asked to end: what fails from then on says nothing. */
    public static boolean begun() {
        Thread probe = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            boolean unused = Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException endingAlready) {
            return true;
        }
    }

    /** It is time. */
    public void now() {
        once();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }

    private void once() {
        if (over.compareAndSet(false, true)) {
            takesBack.run();
        }
    }
}
