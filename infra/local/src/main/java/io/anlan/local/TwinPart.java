package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.Part;
import io.anlan.local.process.ProcessTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part of the twin: a process that can be started, asked whether it is ready, and ended. */
interface TwinPart {
    PartKind kind();

    Optional<SiteId> site();

    /** Where it is reached, for people. */
    String address();

    /** The process. */
    Part process();

    /** Starts it without waiting until it is ready. */
    void launch();

    /** The same with more environment variables, where the part reads any. */
    default void launch(Map<String, String> more) {
        launch();
    }

    /** True when it takes requests, though perhaps not yet everything. */
    boolean live();

    /** True when it does its work. */
    boolean ready();

    /** Ends it in order. */
    void stop();

    /** Its processes, its own first; none when it does not run. */
    default List<Long> pids() {
        return process().process().stream()
                .flatMap(root -> new ProcessTree(root.pid()).pids().stream())
                .toList();
    }

    default String name() {
        return process().name();
    }

    default boolean isOf(SiteId which) {
        return site().filter(which::equals).isPresent();
    }
}
