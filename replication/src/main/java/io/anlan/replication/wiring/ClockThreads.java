package io.anlan.replication.wiring;

/** Makes the threads of small regular tasks; they never keep the process alive. */
final class ClockThreads {
    private ClockThreads() {}

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "link clock");
        thread.setDaemon(true);
        return thread;
    }
}
