package io.anlan.replication.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String OUTER =
            "An exception occurred in the change event producer. This connector will be stopped.";

    @Test
    void what_is_at_the_bottom_is_told_beside_what_was_said_first() {
        Exception fault = new RuntimeException(OUTER, new RuntimeException(new ConnectException("Connection refused")));

        assertThat(Faults.describe(fault)).contains(OUTER, "because: ConnectException: Connection refused");
    }

    @Test
    void a_bottom_that_may_quote_a_row_is_named_and_not_quoted() {
        Exception fault =
                new RuntimeException(OUTER, new IllegalArgumentException("Unexpected value: 110101199003070011"));

        assertThat(Faults.describe(fault))
                .contains("because: IllegalArgumentException")
                .doesNotContain("110101");
    }

    @Test
    void a_database_is_quoted_only_where_it_speaks_of_itself() {
        Exception row = new RuntimeException(OUTER, new SQLException("Key (person)=(110101) exists", "23505"));
        Exception away = new RuntimeException(OUTER, new SQLException("terminating connection", "57P01"));

        assertThat(Faults.describe(row)).isEqualTo("SQLSTATE 23505");
        assertThat(Faults.describe(away)).isEqualTo("SQLSTATE 57P01: terminating connection");
    }

    @Test
    void a_fault_without_a_cause_is_told_once() {
        assertThat(Faults.describe(new IllegalStateException("the engine ended by itself")))
                .isEqualTo("IllegalStateException: the engine ended by itself");
    }
}
