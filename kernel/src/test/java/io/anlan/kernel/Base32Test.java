package io.anlan.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base32Test {
    private final Random random = new Random(3);

    private String anyText() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return Base32.encode(bytes).substring(0, 20);
    }

    @Test
    void every_five_bits_make_a_character() {
        byte[] bytes = {(byte) 0b00000_000, 0b01_00010_0, 0b0011_1111, (byte) 0b1_11110_11, (byte) 0b101_11100};

        assertThat(Base32.encode(bytes)).isEqualTo("0123ZYXW");
    }

    @Test
    void a_last_character_is_filled_up_with_zeros() {
        assertThat(Base32.encode(new byte[] {(byte) 0xff})).isEqualTo("ZW");
        assertThat(Base32.encode(new byte[0])).isEmpty();
    }

    @Test
    void whole_groups_read_back_as_the_same_number() {
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[15];
            random.nextBytes(bytes);

            BigInteger read = BigInteger.ZERO;
            for (char c : Base32.encode(bytes).toCharArray()) {
                read = read.shiftLeft(5).or(BigInteger.valueOf(Base32.ALPHABET.indexOf(c)));
            }

            assertThat(read).isEqualTo(new BigInteger(1, bytes));
        }
    }

    @Test
    void one_wrong_character_is_always_noticed() {
        String text = anyText();
        char check = Base32.check(text);
        for (int i = 0; i < text.length(); i++) {
            for (char other : Base32.ALPHABET.toCharArray()) {
                String wrong = text.substring(0, i) + other + text.substring(i + 1);

                assertThat(Base32.check(wrong) == check).isEqualTo(wrong.equals(text));
            }
        }
    }

    @Test
    void two_exchanged_characters_are_always_noticed() {
        for (int round = 0; round < 100; round++) {
            String text = anyText() + "0";
            text = text.substring(0, 20) + Base32.check(text.substring(0, 20));
            for (int i = 0; i < text.length(); i++) {
                for (int j = i + 1; j < text.length(); j++) {
                    char[] swapped = text.toCharArray();
                    swapped[i] = text.charAt(j);
                    swapped[j] = text.charAt(i);
                    boolean right = Base32.check(new String(swapped, 0, 20)) == swapped[20];

                    assertThat(right).isEqualTo(text.charAt(i) == text.charAt(j));
                }
            }
        }
    }

    @Test
    void a_character_outside_the_alphabet_is_refused() {
        assertThatThrownBy(() -> Base32.check("ABU")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new String(Base32.ALPHABET.getBytes(US_ASCII), US_ASCII))
                .hasSize(32)
                .doesNotContain("I", "L", "O", "U");
    }
}
