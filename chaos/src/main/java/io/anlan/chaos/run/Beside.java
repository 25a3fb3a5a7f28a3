package io.anlan.chaos.run;

/** Threads that run beside a load and end with it. */
final class Beside {
    private Beside() {}

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "beside-the-load");
        thread.setDaemon(true);
        return thread;
    }
}
