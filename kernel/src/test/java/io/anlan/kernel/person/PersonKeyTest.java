package io.anlan.kernel.person;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PersonKeyTest {
    private static final byte[] PEPPER = "pepper-for-tests-0123456789abcdef".getBytes(US_ASCII);
    private static final PersonKey KEY = PersonKey.of(PEPPER, "resident-id", "34052419800101001X");

    @Test
    void the_key_is_the_one_another_implementation_computes() {
        assertThat(KEY.hex()).isEqualTo("64dd67a5945fe5bced64aaba0c3eb2dfc171e853053260bcab172efd2f7c55ff");
        assertThat(KEY.routeTag()).isEqualTo("ZN1npZRf");
    }

    @Test
    void type_and_number_do_not_run_together() {
        assertThat(PersonKey.of(PEPPER, "ab", "c")).isNotEqualTo(PersonKey.of(PEPPER, "a", "bc"));
    }

    @Test
    void keys_are_equal_by_their_bytes() {
        PersonKey same = new PersonKey(KEY.bytes());

        assertThat(same).isEqualTo(KEY).hasSameHashCodeAs(KEY).isEqualByComparingTo(KEY);
    }

    @Test
    void nobody_can_change_a_key_through_its_bytes() {
        KEY.bytes()[0] = 0;

        assertThat(KEY.hex()).startsWith("64dd");
    }

    @Test
    void keys_sort_as_the_databases_sort_them() {
        byte[] high = new byte[32];
        high[0] = (byte) 0x80;

        assertThat(new PersonKey(high)).isGreaterThan(new PersonKey(new byte[32]));
    }

    @Test
    void a_key_says_nothing_when_printed() {
        assertThat(KEY.toString()).doesNotContain("64");
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new PersonKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
