package io.anlan.app.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "40P01, AGAIN",
        "40001, AGAIN",
        "22021, BAD_ROW",
        "22001, BAD_ROW",
        "23514, BAD_ROW",
        "54000, BAD_ROW",
        "53100, NOT_STORED",
        "53200, NOT_STORED",
        "57014, NOT_STORED",
        "42P01, NOT_STORED",
        "25006, NOT_STORED",
        "XX000, NOT_STORED"
    })
    void an_error_of_the_server_is_definite(String sqlState, StoreTrouble trouble) {
        assertThat(StoreTrouble.of("ERROR", sqlState)).isEqualTo(trouble);
    }

    @ParameterizedTest
    @CsvSource({"FATAL, 57P02", "FATAL, 57P01", "PANIC, XX000", "FATAL, 53100", "FATAL, 22021", "FATAL, 40001"})
    void whatever_ends_the_connection_leaves_doubt(String severity, String sqlState) {
        assertThat(StoreTrouble.of(severity, sqlState)).isEqualTo(StoreTrouble.IN_DOUBT);
    }

    @Test
    void what_is_not_understood_leaves_doubt() {
        assertThat(StoreTrouble.of(null, null)).isEqualTo(StoreTrouble.IN_DOUBT);
        assertThat(StoreTrouble.of("ERROR", null)).isEqualTo(StoreTrouble.IN_DOUBT);
        assertThat(StoreTrouble.of("ERROR", "")).isEqualTo(StoreTrouble.IN_DOUBT);
        assertThat(StoreFailure.troubleOf(new IllegalStateException("closed"))).isEqualTo(StoreTrouble.IN_DOUBT);
    }

    @Test
    void a_failure_is_found_below_what_wraps_it() {
        var wrapped = new java.util.concurrent.CompletionException(new StoreFailure(StoreTrouble.NOT_SENT, "refused"));

        assertThat(StoreFailure.troubleOf(wrapped)).isEqualTo(StoreTrouble.NOT_SENT);
    }
}
