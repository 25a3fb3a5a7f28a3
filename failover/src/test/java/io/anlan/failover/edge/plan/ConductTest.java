package io.anlan.failover.edge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductTest {

    @ParameterizedTest
    @CsvSource({"20, 10, true", "20, 9, false", "19, 19, false", "1000, 500, true", "1000, 0, false"})
    void half_of_enough_tries_of_a_second_is_what_ails(int tries, int bad, boolean ails) {
        Conduct conduct = new Conduct(0);
        for (int i = 0; i < tries; i++) {
            assertThat(conduct.ended(i < bad, i)).isFalse();
        }

        assertThat(conduct.ended(false, Duration.ofSeconds(1).toNanos())).isEqualTo(ails);
        assertThat(conduct.ended(true, Duration.ofSeconds(2).toNanos())).isFalse();
    }
}
