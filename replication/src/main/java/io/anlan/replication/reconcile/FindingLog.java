package io.anlan.replication.reconcile;

import java.sql.SQLException;
import java.util.List;

/** Where findings are kept for whoever audits. */
public interface FindingLog {
    /** Writes findings down before anything is done about them; answers the number of each. */
    List<Long> found(List<Finding> findings) throws SQLException;

    /** Writes down what became of one. */
    void ended(long number, Finding finding) throws SQLException;
}
