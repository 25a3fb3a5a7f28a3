package io.anlan.chaos.bench;

import io.vertx.core.buffer.Buffer;

/** Where a closed loop takes its requests from, and how it tells a wanted answer from another; called by two threads. */
interface Shots {
    Shot next();

    /** False while no new request is wanted; asked again a little later. */
    default boolean open() {
        return true;
    }

    /** {@link LoopResult#GOOD}, or a short word for what came instead. */
    String kind(int status, Buffer body);

    /** The same request over and over; every 200 is good. */
    static Shots same(Shot shot) {
        return new Shots() {
            @Override
            public Shot next() {
                return shot;
            }

            @Override
            public String kind(int status, Buffer body) {
                return status == 200 ? LoopResult.GOOD : "status " + status;
            }
        };
    }
}
