package io.anlan.local.wan;

import io.anlan.kernel.SystemTime;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.SplittableRandom;

/**
 * One direction of one connection. A cut flow reads nothing more: the bytes wait in the sender's kernel, nothing is
 * lost, and nothing arrives before the heal, not even that the sender has closed. So it is with dropped packets too, but
 * for the time TCP takes to try again.
 */
final class Flow {
    /** What may be on its way at once; more waits in the sender's kernel, as on a long line. */
    private static final int ON_THE_WAY_MAX = 256 * 1_024;

    private static final long NANOS_A_MILLI = 1_000_000;

    private final Vertx vertx;
    private final NetSocket source;
    private final NetSocket sink;
    private final Runnable ended;
    private final SplittableRandom jitter = new SplittableRandom();
    private WanPace pace = WanPace.FREE;
    private boolean cut;
    private boolean full;
    private boolean over;
    private long bytes;
    private int onTheWay;
    private long lineFreeAt;
    private long lastArrivesAt;

    Flow(Vertx vertx, NetSocket source, NetSocket sink, Runnable ended) {
        this.vertx = vertx;
        this.source = source;
        this.sink = sink;
        this.ended = ended;
    }

    void begin() {
        source.handler(this::carry);
        sink.drainHandler(drained -> {
            full = false;
            adjust();
        });
        // A reset is followed by the end, which says all the other side needs to know.
        source.exceptionHandler(reset -> {});
        // Comes after the last byte has been read, so a paused flow also holds back the end.
        source.endHandler(end -> {
            over = true;
            endWhenArrived();
        });
    }

    void cut(boolean nowCut) {
        cut = nowCut;
        adjust();
    }

    void pace(WanPace now) {
        pace = now;
    }

    long bytes() {
        return bytes;
    }

    /** Closes where it leads to, whatever is on the way. */
    void breakOff() {
        sink.close();
    }

    private void carry(Buffer buffer) {
        bytes += buffer.length();
        var now = SystemTime.INSTANCE.monotonicNanos() / NANOS_A_MILLI;
        lineFreeAt = Math.max(lineFreeAt, now) + pace.millisFor(buffer.length());
        // Never before what was sent earlier, also when the line has just become faster.
        lastArrivesAt = Math.max(lastArrivesAt, lineFreeAt + pace.lateMillis(jitter.nextDouble()));
        if (lastArrivesAt <= now) {
            arrive(buffer);
            return;
        }
        onTheWay += buffer.length();
        vertx.setTimer(lastArrivesAt - now, arrived -> {
            onTheWay -= buffer.length();
            arrive(buffer);
            adjust();
            endWhenArrived();
        });
        adjust();
    }

    private void arrive(Buffer buffer) {
        sink.write(buffer);
        if (sink.writeQueueFull()) {
            full = true;
            adjust();
        }
    }

    private void endWhenArrived() {
        if (over && onTheWay == 0) {
            sink.close();
            ended.run();
        }
    }

    private void adjust() {
        if (cut || full || onTheWay > ON_THE_WAY_MAX) {
            source.pause();
        } else {
            source.resume();
        }
    }
}
