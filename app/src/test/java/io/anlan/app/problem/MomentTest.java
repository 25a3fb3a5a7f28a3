package io.anlan.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00.000001Z, 2026-11-21T08:00:00.000001+08:00",
        "2026-11-21T00:00:00.999999Z, 2026-11-21T08:00:00.999999+08:00",
        "2026-11-21T00:00:01Z, 2026-11-21T08:00:01.000000+08:00",
        "1969-12-31T23:59:59.250Z, 1970-01-01T07:59:59.250000+08:00"
    })
    void a_moment_is_told_with_six_digits_in_the_time_of_china(String instant, String told) {
        var micros = Moment.micros(Instant.parse(instant));

        assertThat(Moment.text(micros)).isEqualTo(told);
        assertThat(Moment.text(micros)).as("told again").isEqualTo(told);
    }
}
