package io.anlan.replication.apply;

import io.anlan.replication.position.ResumePoint;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way from a link's capture to its target. {@link LinkApplier} is the direct one: what it takes is in the target when it
 * returns. One transport serves one run of an engine.
 */
public interface Transport extends AutoCloseable {
    /**
     * Brings in what an earlier run took and had not brought in; called before anybody looks at the source, which need not be
     * there. The direct way leaves nothing behind.
     *
     * @param tells is told, in a few words, if this will take a while
     */
    default void catchUp(Consumer<String> tells) throws SQLException {}

    /** Looks which rows of this link wait aside; to be called once, before the first event. */
    void begin() throws SQLException;

    /** Takes what the source told next. Throws if this, or anything taken earlier, cannot be brought into the target. */
    void accept(List<SourceEvent> events) throws SQLException;

    /** Where reading would resume now: what the target has committed and nothing else. */
    ResumePoint resume();

    /** What the target keeps of the definitions of the source's tables. */
    List<String> definitions() throws SQLException;

    /** Has the target keep one more. */
    void define(String line) throws SQLException;

    /** Shows the target that this holder lives, if it has had no reason to do so for a while. */
    void tick(long idleNanos) throws SQLException;

    /** Tries the parked rows once more; answers how many are in their tables now. */
    int retryParked() throws SQLException;

    /** Ends every wait inside soon; safe to call at any time. */
    default void stop() {}

    /** Lets go of what the transport itself opened. */
    @Override
    default void close() {}
}
