package io.anlan.kernel.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidentIdTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private static ResidentId read(String text) {
        assertThat(refusal(text)).isEmpty();
        return new ResidentId(ResidentId.parse(text, TODAY).fold(ResidentId::value, Refusal::detail, Doubt::detail));
    }

    /** What is wrong with a number; nothing if it is right. */
    private static String refusal(String text) {
        return ResidentId.parse(text, TODAY).fold(id -> "", Refusal::detail, Doubt::detail);
    }

    @Test
    void the_known_numbers_are_read() {
        assertThat(read("34052419800101001X").value()).isEqualTo("34052419800101001X");
        assertThat(read("11010519491231002X").birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(read("440524188001010014").region()).isEqualTo("440524");
    }

    @Test
    void what_people_type_is_brought_to_one_form() {
        assertThat(read(" 34052419800101001x ").value()).isEqualTo("34052419800101001X");
        assertThat(read("34052419800101001X").value()).isEqualTo("34052419800101001X");
    }

    @Test
    void every_refusal_says_what_is_wrong() {
        assertThat(refusal("340524800101001")).contains("15 digits");
        assertThat(refusal("3405241980010100")).contains("17 digits");
        assertThat(refusal("34052419800101001Y")).contains("17 digits");
        assertThat(refusal("")).contains("17 digits");
        assertThat(refusal("340524198001010011")).contains("mistyped");
        assertThat(refusal("99052419800101001X")).contains("province");
        assertThat(refusal(withCheck("34052419800230001"))).contains("does not exist");
        assertThat(refusal(withCheck("34052420261122001"))).contains("future");
        assertThat(refusal(withCheck("34052418751120001"))).contains("too long ago");
    }

    @Test
    void the_edges_of_age_are_inside() {
        assertThat(read(withCheck("34052420261121001")).ageOn(TODAY)).isZero();
        assertThat(read(withCheck("34052418751122001")).ageOn(TODAY)).isEqualTo(150);
    }

    @Test
    void a_number_of_1880_is_too_old_from_2031_on() {
        assertThat(ResidentId.parse("440524188001010014", LocalDate.of(2030, 12, 31))
                        .<Boolean>fold(id -> true, refusal -> false, doubt -> false))
                .isTrue();
        assertThat(ResidentId.parse("440524188001010014", LocalDate.of(2031, 1, 1))
                        .<Boolean>fold(id -> true, refusal -> false, doubt -> false))
                .isFalse();
    }

    @Test
    void age_grows_on_the_birthday() {
        ResidentId id = ResidentId.of("110105", LocalDate.of(2008, 11, 21), 1);

        assertThat(id.ageOn(LocalDate.of(2026, 11, 20))).isEqualTo(17);
        assertThat(id.ageOn(LocalDate.of(2026, 11, 21))).isEqualTo(18);
    }

    @Test
    void who_was_born_on_a_leap_day_is_older_on_the_first_of_march() {
        ResidentId id = ResidentId.of("110105", LocalDate.of(2008, 2, 29), 1);

        assertThat(id.ageOn(LocalDate.of(2026, 2, 28))).isEqualTo(17);
        assertThat(id.ageOn(LocalDate.of(2026, 3, 1))).isEqualTo(18);
    }

    @Test
    void generated_numbers_are_read_and_any_wrong_digit_is_noticed() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(27_000));
            String text = ResidentId.of("440106", born, random.nextInt(1_000)).value();
            assertThat(read(text).birthDate()).isEqualTo(born);

            int place = random.nextInt(17);
            int wrong = (text.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
            String mistyped = text.substring(0, place) + wrong + text.substring(place + 1);

            assertThat(refusal(mistyped)).isNotEmpty();
        }
    }

    @Test
    void a_number_is_never_printed_in_clear() {
        ResidentId id = read("34052419800101001X");

        assertThat(id.masked()).isEqualTo("3****************X").hasSize(18);
        assertThat(id).hasToString(id.masked());
        assertThatThrownBy(() -> new ResidentId("340524198001010011"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("19800101");
    }

    /** Tries the eleven possible check characters, so that the test does not trust the code it tests. */
    private static String withCheck(String first17) {
        return "0123456789X"
                .chars()
                .mapToObj(c -> first17 + (char) c)
                .filter(text -> !refusal(text).contains("mistyped"))
                .findFirst()
                .orElseThrow();
    }
}
