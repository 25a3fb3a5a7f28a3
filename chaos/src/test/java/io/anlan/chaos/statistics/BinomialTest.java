package io.anlan.chaos.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {
    @Test
    void five_nines_need_these_numbers() {
        assertThat(Binomial.wantedWithoutBad(1e-5, 0.95)).isEqualTo(299_572);
        assertThat(Binomial.wantedWithoutBad(1e-5, 0.99)).isEqualTo(460_515);
    }

    /** For each count of bad ones the least n at which the bound is 0.00001; found by another program. */
    @Test
    void the_bound_meets_the_published_table() {
        long[][] at95 = {{0, 299_572}, {1, 474_385}, {2, 629_578}, {3, 775_364}, {5, 1_051_301}, {10, 1_696_219}};
        for (long[] row : at95) {
            assertThat(Binomial.upperBound(row[0], row[1], 0.95)).isLessThanOrEqualTo(1.000_000_1e-5);
            assertThat(Binomial.upperBound(row[0], row[1] - 20, 0.95)).isGreaterThan(1e-5);
        }
        assertThat(Binomial.upperBound(1, 663_833, 0.99)).isCloseTo(1e-5, within(2e-11));
        assertThat(Binomial.upperBound(4, 1_000_000, 0.95)).isCloseTo(9.15e-6, within(1e-8));
    }

    @Test
    void the_bound_of_everything_bad_is_one() {
        assertThat(Binomial.upperBound(7, 7, 0.95)).isEqualTo(1);
        assertThat(Binomial.upperBound(6, 7, 0.95)).isBetween(0.99, 1.0);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> Binomial.upperBound(2, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Binomial.upperBound(0, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
    }
}
