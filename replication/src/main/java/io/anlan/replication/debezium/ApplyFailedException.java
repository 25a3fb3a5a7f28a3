package io.anlan.replication.debezium;

import java.sql.SQLException;

/** The target did not take a batch; the engine ends and the host begins again from the target's position. */
final class ApplyFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApplyFailedException(SQLException cause) {
        super("the target did not take a batch", cause);
    }
}
