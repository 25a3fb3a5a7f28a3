package io.anlan.replication.wiring;

/** Work that is repeated until it succeeded once. */
final class OnceDone implements Runnable {
    private final Runnable work;
    private boolean done;

    OnceDone(Runnable work) {
        this.work = work;
    }

    @Override
    public synchronized void run() {
        if (!done) {
            work.run();
            done = true;
        }
    }
}
