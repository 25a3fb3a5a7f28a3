package io.anlan.replication.source;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.ResumePoint;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One session at a source, for questions about it; rows come by the engine. */
public interface SourceSession extends AutoCloseable {
    /** What of these tables is not as the mapping file says, one sentence each. */
    List<String> misfits(Collection<TableDescription> tables) throws SQLException;

    /** Why a link must not go on from its position, and what to do; empty if it may. */
    Optional<String> refusal(LinkPosition position) throws SQLException;

    /**
     * Whether the database is the one the position speaks of, and stands before it: it was put back to an earlier day. What it
     * writes from then on is another history, and nobody could tell any more once its log has grown past the position.
     */
    boolean wentBack(LinkPosition position) throws SQLException;

    /** How far a reader is that has told everything up to {@code told}. */
    SourceProgress progress(String slot, ResumePoint told) throws SQLException;

    /** How much of its log the source keeps for a slot; empty if it keeps log otherwise, or has no such slot. */
    Optional<WalBudget> budget(String slot) throws SQLException;

    /** Lets the source drop what of its log no link needs once everything up to {@code told} is in the target. */
    void release(ResumePoint told) throws SQLException;

    /** Which database it is. */
    String incarnation() throws SQLException;

    /**
     * Makes what a link needs here before its first row, and says where it begins: what is committed later the link tells, what
     * is here now it may not. Refused, with nothing left behind, if the source is not migrated.
     */
    Outcome<Beginning> begin(String slot, Collection<TableDescription> tables, long nowMicros) throws SQLException;

    /** The first of these tables that holds a row; empty if all are empty. */
    Optional<String> holding(Collection<TableDescription> tables) throws SQLException;

    /** Takes away what {@link #begin} made, unless somebody reads by it. */
    void abandon(String slot) throws SQLException;

    @Override
    void close() throws SQLException;
}
