package io.anlan.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

    @ParameterizedTest
    @ValueSource(strings = {"!", "~", "from-the-edge-2", "0123456789012345678901234567890123456789"})
    void a_decent_id_is_taken_from_the_caller(String offered) {
        assertThat(Correlation.decent(offered)).isEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nend", "\u007f", "ä", "01234567890123456789012345678901234567890"})
    void another_id_is_made_instead(String offered) {
        assertThat(Correlation.decent(offered)).isNotEqualTo(offered).matches("[0-9a-f]{24}");
    }

    @Test
    void whoever_sends_none_is_given_one() {
        assertThat(Correlation.decent(null)).matches("[0-9a-f]{24}");
    }
}
