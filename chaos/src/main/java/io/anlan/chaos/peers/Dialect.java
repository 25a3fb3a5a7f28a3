package io.anlan.chaos.peers;

import java.sql.SQLException;
import java.util.List;

/** What the two engines say differently. */
enum Dialect {
    POSTGRESQL {
        @Override
        String insert() {
            return INSERT + " on conflict do nothing";
        }

        @Override
        boolean alreadyThere(SQLException failure) {
            return false;
        }

        @Override
        boolean surelyNot(SQLException failure) {
            return hasClass(failure, List.of("22", "23", "25", "40", "42"));
        }
    },
    MARIADB {
        @Override
        String insert() {
            return INSERT;
        }

        @Override
        boolean alreadyThere(SQLException failure) {
            return failure.getErrorCode() == DUPLICATE_KEY;
        }

        /** Of a write that another node's came before, the engine says a deadlock; it was rolled back. */
        @Override
        boolean surelyNot(SQLException failure) {
            return failure.getErrorCode() == NOT_PREPARED || hasClass(failure, List.of("22", "23", "25", "40", "42"));
        }
    };

    private static final String INSERT = "insert into " + PeerTables.REGISTRATION
            + " (campaign_id, person_key, registration_no, channel, idempotency_key, accepted_at)"
            + " values (?, ?, ?, ?, ?, ?)";
    private static final int DUPLICATE_KEY = 1062;
    /** A Galera node outside the majority refuses whatever it is asked. */
    private static final int NOT_PREPARED = 1047;

    /** Inserts the first registration of a person. */
    abstract String insert();

    /** The insert failed because the person has a registration. */
    abstract boolean alreadyThere(SQLException failure);

    /** The server said that the statement was rolled back or never begun; anything else may have been committed. */
    abstract boolean surelyNot(SQLException failure);

    private static boolean hasClass(SQLException failure, List<String> classes) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
    }
}
