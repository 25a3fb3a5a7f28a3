package io.anlan.local.database;

import io.anlan.local.process.Await;
import io.anlan.local.process.Part;
import java.time.Duration;

/** A server of a site that keeps data: one process, one port, and what all of them can be told. */
public interface Server extends AutoCloseable {
    /** The longest a server may take to answer; after a crash it first replays its log. */
    Duration START = Duration.ofSeconds(60);

    /** Installs it when the folder is new and starts it; it may not answer yet. */
    void launch();

    /** True when it takes a login now. */
    boolean answers();

    /** Ends it in order: what it holds is on disk. */
    void stop();

    /** The process, for freezing and for looking at. */
    Part part();

    String host();

    int port();

    /** Stops it; a throw-away one is removed with its data. */
    @Override
    void close();

    /** Installs it when the folder is new, starts it and waits until it answers. */
    default void start() {
        launch();
        awaitReady();
    }

    /** Waits until it answers. */
    default void awaitReady() {
        Await.that(part().name() + " answers on port " + port(), START)
                .unless(part()::mustRun)
                .until(this::answers);
    }

    /** Ends it as a power cut would. */
    default void kill() {
        part().kill();
    }

    default boolean running() {
        return part().running();
    }
}
