package io.anlan.local.wan;

/**
 * How a direction carries what it carries.
 *
 * @param delayMillis how much later each byte arrives
 * @param bytesPerSecond most it carries; 0 for all that comes
 */
record WanPace(int delayMillis, long bytesPerSecond) {
    static final WanPace FREE = new WanPace(0, 0);

    private static final long MILLIS = 1_000;

    WanPace {
        if (delayMillis < 0 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("a delay and a rate are not below 0");
        }
    }

    /** How long the line is taken by so many bytes. */
    long millisFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * MILLIS / bytesPerSecond;
    }
}
