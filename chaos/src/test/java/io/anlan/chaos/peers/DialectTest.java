package io.anlan.chaos.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told as surely not done must surely not have been done. */
class DialectTest {
    @Test
    void a_connection_that_broke_leaves_the_commit_in_doubt() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(dialect.surelyNot(failure("08006", 0))).isFalse();
            assertThat(dialect.surelyNot(failure(null, 0))).isFalse();
        }
        // "terminating connection": said too while a commit waits for the standby, when the row is there already.
        assertThat(Dialect.POSTGRESQL.surelyNot(failure("57P01", 0))).isFalse();
        assertThat(Dialect.POSTGRESQL.surelyNot(failure("57014", 0))).isFalse();
    }

    @Test
    void what_the_server_rolled_back_was_surely_not_done() {
        assertThat(Dialect.POSTGRESQL.surelyNot(failure("25006", 0))).isTrue();
        assertThat(Dialect.MARIADB.surelyNot(failure("40001", 1213))).isTrue();
        // A member outside the majority says so with the state of a broken connection.
        assertThat(Dialect.MARIADB.surelyNot(failure("08S01", 1047))).isTrue();
        assertThat(Dialect.MARIADB.surelyNot(failure("08S01", 0))).isFalse();
    }

    private static SQLException failure(@Nullable String state, int code) {
        return new SQLException("made", state, code);
    }
}
