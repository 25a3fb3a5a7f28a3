package io.anlan.kernel.person;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegistrationNoTest {
    private static final byte[] NUMBER_KEY = "number-key-for-tests".getBytes(US_ASCII);
    private static final PersonKey PERSON =
            PersonKey.of("pepper-for-tests-0123456789abcdef".getBytes(US_ASCII), "resident-id", "34052419800101001X");
    private static final RegistrationNo NUMBER = RegistrationNo.of(NUMBER_KEY, "voucher-2026-spring", PERSON);

    private static String read(String text) {
        return RegistrationNo.parse(text).fold(RegistrationNo::value, refusal -> refusal.type(), doubt -> "doubt");
    }

    @Test
    void the_number_is_the_one_another_implementation_computes() {
        assertThat(NUMBER).hasToString("NDY5NRBG95K2DSTKJJ2DG");
    }

    @Test
    void another_campaign_gives_another_number() {
        assertThat(RegistrationNo.of(NUMBER_KEY, "voucher-2026-autumn", PERSON)).isNotEqualTo(NUMBER);
    }

    @Test
    void what_people_type_is_forgiven() {
        assertThat(read("ndy5n rbg95-k2dst kjj2d-g")).isEqualTo(NUMBER.value());
        assertThat(read("NDY5NRBG95K2DSTKJJ2DG")).isEqualTo(NUMBER.value());
    }

    @Test
    void look_alikes_are_read_as_digits() {
        RegistrationNo zeros = new RegistrationNo("0".repeat(21));

        assertThat(read("oOoOoOoOoOoOoOoOoOoOo")).isEqualTo(zeros.value());
    }

    @Test
    void a_mistyped_number_is_refused() {
        assertThat(read("NDY5NRBG95K2DSTKJJ2DH")).isEqualTo("bad-registration-no");
        assertThat(read("DNY5NRBG95K2DSTKJJ2DG")).isEqualTo("bad-registration-no");
        assertThat(read("NDY5NRBG95K2DSTKJJ2D")).isEqualTo("bad-registration-no");
        assertThat(read("")).isEqualTo("bad-registration-no");
        assertThatThrownBy(() -> new RegistrationNo("NDY5NRBG95K2DSTKJJ2DH"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
