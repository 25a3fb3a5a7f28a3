package io.anlan.chaos.run;

/** Threads that run beside a load and end with it. */
public final class Beside {
    private Beside() {}

    public static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "beside-the-load");
        thread.setDaemon(true);
        return thread;
    }
}
