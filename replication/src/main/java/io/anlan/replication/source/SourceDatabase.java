package io.anlan.replication.source;

import java.sql.SQLException;

/** A database that links read. */
@FunctionalInterface
public interface SourceDatabase {
    /** Opens a session for questions; a source that does not answer within seconds counts as away. */
    SourceSession open(String link) throws SQLException;
}
