package io.anlan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void a_fresh_key_is_as_agreed_and_new_each_time() {
        IdempotencyKey key = IdempotencyKey.fresh();

        assertThat(key.value()).matches("[A-Za-z0-9._-]{22}");
        assertThat(IdempotencyKey.fresh()).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "键", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void another_is_refused(String value) {
        assertThatThrownBy(() -> new IdempotencyKey(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
