package io.anlan.local.wan;

/**
 * How a direction carries what it carries.
 *
 * @param delayMillis how much later each byte arrives
 * @param jitterMillis how much later still it may arrive, now more and now less
 * @param bytesPerSecond most it carries; 0 for all that comes
 */
record WanPace(int delayMillis, int jitterMillis, long bytesPerSecond) {
    static final WanPace FREE = new WanPace(0, 0, 0);

    private static final long MILLIS = 1_000;

    WanPace {
        if (delayMillis < 0 || jitterMillis < 0 || bytesPerSecond < 0) {
            throw new IllegalArgumentException("a delay, a jitter and a rate are not below 0");
        }
    }

    /** How long the line is taken by so many bytes. */
    long millisFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * MILLIS / bytesPerSecond;
    }

    /** How late what is carried now arrives; {@code chance} is at least 0 and below 1. */
    long lateMillis(double chance) {
        return delayMillis + Math.round(chance * jitterMillis);
    }
}
