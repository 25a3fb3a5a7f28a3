package io.anlan.replication.apply;

import io.anlan.kernel.merge.TableDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two kinds of target database do each in its own way. A connection belongs to one link alone. */
public interface TargetDatabase {
    /** What a failed statement means for the rows in it. */
    enum Failure {
        /** A row is at fault; alone it would fail again. */
        DATA,
        /** Chance is at fault (deadlock, lock timeout); the same transaction may pass now. */
        AGAIN,
        /** Database or connection is at fault; only a new session can tell. */
        BROKEN
    }

    /** A new session without autocommit, with all time limits that keep a frozen replicator from holding the link. */
    Connection open(String link) throws SQLException;

    /** The server's number of this session. */
    long backend(Connection connection) throws SQLException;

    /** Whether that session lives and is one of this link. */
    boolean alive(Connection connection, String link, long backend) throws SQLException;

    /** Whether that session is at work, or was within this time: the server's word, which needs no commit of the holder. */
    boolean heard(Connection connection, String link, long backend, Duration within) throws SQLException;

    /** Ends that session; what it had not committed is gone. */
    void end(Connection connection, String link, long backend) throws SQLException;

    /** Takes the link's lock for the life of the session; false if another session has it. */
    boolean lock(Connection connection, String link) throws SQLException;

    /** Marks the running transaction as one that carries another database's rows. */
    void mark(Connection connection, long position, long committedMicros) throws SQLException;

    /** What of these tables is not as the mapping file says, one sentence each. */
    List<String> misfits(Connection connection, Collection<TableDescription> tables) throws SQLException;

    /** Writes rows by the guarded statement and keeps aside what a later epoch rejects; they are winners in key order. Answers how many changed something. */
    int write(Connection connection, TableDescription table, List<@Nullable Object[]> rows, long nowMicros)
            throws SQLException;

    /** How many of these rows lost against a row of other content. */
    int conflicts(Connection connection, TableDescription table, List<@Nullable Object[]> rows) throws SQLException;

    /** What a failure means. */
    Failure judge(SQLException failure);
}
