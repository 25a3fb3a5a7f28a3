package io.anlan.local.wan;

import io.vertx.core.net.NetSocket;

/**
 * One direction of one connection. A cut flow reads nothing more: the bytes wait in the sender's kernel, nothing is
 * lost, and nothing arrives before the heal, not even that the sender has closed. So it is with dropped packets too, but
 * for the time TCP takes to try again.
 */
final class Flow {
    private final NetSocket source;
    private final NetSocket sink;
    private final Runnable ended;
    private boolean cut;
    private boolean full;
    private long bytes;

    Flow(NetSocket source, NetSocket sink, Runnable ended) {
        this.source = source;
        this.sink = sink;
        this.ended = ended;
    }

    void begin() {
        source.handler(buffer -> {
            bytes += buffer.length();
            sink.write(buffer);
            if (sink.writeQueueFull()) {
                full = true;
                adjust();
            }
        });
        sink.drainHandler(drained -> {
            full = false;
            adjust();
        });
        // A reset is followed by the end, which says all the other side needs to know.
        source.exceptionHandler(reset -> {});
        // Comes after the last byte has been read, so a paused flow also holds back the end.
        source.endHandler(end -> {
            sink.close();
            ended.run();
        });
    }

    void cut(boolean nowCut) {
        cut = nowCut;
        adjust();
    }

    long bytes() {
        return bytes;
    }

    private void adjust() {
        if (cut || full) {
            source.pause();
        } else {
            source.resume();
        }
    }
}
