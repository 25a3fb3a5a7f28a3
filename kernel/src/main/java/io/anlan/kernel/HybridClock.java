package io.anlan.kernel;

/**
 * Gives the versions of rows: each greater than the one before, also across restarts and when the wall clock steps back.
 *
 * <p>It follows what the peer has written, but a peer whose clock runs wild may pull it at most 500 ms ahead of its own
 * wall clock. Two nodes may give the same time; {@code kernel.merge.RowOrder} says what holds then.
 */
public final class HybridClock {
    /** How far a remote time may pull this clock ahead of the wall. */
    static final long AHEAD_MILLIS_MAX = 500;
    /** How far ahead times are reserved on the disk. */
    static final long RESERVE_MILLIS = 2_000;

    private final Ticker ticker;
    private final HighWaterMark mark;
    private HybridTime last;
    private long reservedMillis;
    private long clamps;

    public HybridClock(Ticker ticker, HighWaterMark mark) {
        this.ticker = ticker;
        this.mark = mark;
        this.reservedMillis = mark.load();
        this.last = HybridTime.of(reservedMillis, 0);
    }

    /** The next time, above every time this node has given or seen. */
    public synchronized HybridTime next() {
        HybridTime wall = HybridTime.of(ticker.wallMillis(), 0);
        last = wall.compareTo(last) > 0 ? wall : last.successor();
        if (last.millis() >= reservedMillis) {
            reserve(last.millis());
        }
        return last;
    }

    /** Takes note of a time another writer gave. */
    public synchronized void observe(HybridTime remote) {
        HybridTime limit = HybridTime.of(ticker.wallMillis() + AHEAD_MILLIS_MAX, 0);
        HybridTime believed = remote;
        if (remote.compareTo(limit) > 0) {
            clamps++;
            believed = limit;
        }
        last = believed.compareTo(last) > 0 ? believed : last;
    }

    /**
     * Renews the reservation before it runs out. A worker that calls this each half second keeps {@link #next()} from
     * waiting for the disk.
     */
    public void reserveAhead() {
        long now = latest();
        if (now + RESERVE_MILLIS / 2 >= reserved()) {
            // Not under the lock: whoever asks for a time meanwhile would wait for the disk.
            mark.reserve(now + RESERVE_MILLIS);
            reservedUntil(now + RESERVE_MILLIS);
        }
    }

    private synchronized long latest() {
        return Math.max(last.millis(), ticker.wallMillis());
    }

    private synchronized long reserved() {
        return reservedMillis;
    }

    private synchronized void reservedUntil(long millis) {
        reservedMillis = Math.max(reservedMillis, millis);
    }

    /** How many remote times were too far ahead to be followed. */
    public synchronized long clamps() {
        return clamps;
    }

    private void reserve(long fromMillis) {
        mark.reserve(fromMillis + RESERVE_MILLIS);
        reservedMillis = fromMillis + RESERVE_MILLIS;
    }
}
