package io.anlan.replication.link;

import io.anlan.replication.apply.Transport;
import io.anlan.replication.position.LinkPosition;
import java.util.Optional;

/** Reads a source and hands what it tells to a transport. One capture runs once. */
public interface Capture {
    /** Reads until stopped or broken; answers what broke it. */
    Optional<Throwable> run(LinkPosition from, Transport transport, Runnable started);

    /** Makes {@link #run} return; safe to call at any time and more than once. */
    void stop();
}
