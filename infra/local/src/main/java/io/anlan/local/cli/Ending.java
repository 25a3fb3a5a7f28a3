package io.anlan.local.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What Ctrl-C does to an {@code up} that stays: it interrupts the start, waits until that gave way, and ends the twin. */
final class Ending implements Runnable {
    private static final long GIVES_WAY_SECONDS = 120;

    private final Thread starter;
    private final CountDownLatch gaveWay;
    private final BooleanSupplier began;
    private final Runnable down;

    /** @param began whether the twin was started here; of two that start one at the same moment, one is refused */
    Ending(Thread starter, CountDownLatch gaveWay, BooleanSupplier began, Runnable down) {
        this.starter = starter;
        this.gaveWay = gaveWay;
        this.began = began;
        this.down = down;
    }

    @Override
    public void run() {
        starter.interrupt();
        try {
            if (gaveWay.await(GIVES_WAY_SECONDS, TimeUnit.SECONDS) && began.getAsBoolean()) {
                down.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
