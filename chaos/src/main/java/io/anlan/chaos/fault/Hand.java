package io.anlan.chaos.fault;

import java.time.Duration;

/** Does a fault's work beside the run, in a thread of its own. Whoever waits for its end has a limit. */
final class Hand {
    private final Thread thread;

    Hand(String name, Runnable work) {
        thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** Returns at once if it never began. */
    void awaitEnd(Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException(thread.getName() + " has not ended within " + limit.toSeconds() + " s");
        }
    }
}
