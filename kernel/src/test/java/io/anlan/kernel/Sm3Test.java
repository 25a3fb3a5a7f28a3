package io.anlan.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Sm3Test {
    private static final String TWO_WORDS = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sm3.hash(ascii(text)));
    }

    @Test
    void the_first_vector_of_the_standard_holds() {
        assertThat(hash("abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void the_second_vector_of_the_standard_holds() {
        assertThat(hash("abcd".repeat(16)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void lengths_around_the_padding_agree_with_another_implementation() {
        assertThat(hash("")).isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        assertThat(hash("a".repeat(55))).isEqualTo("288337eef51eec62e7544d7270424c8dbe656254c99852870a73b2453a6a7fb1");
        assertThat(hash("a".repeat(56))).isEqualTo("ba00ebedaab54065a5fd4f9f56326016203166bcee3eed44ea868d59d67aa3c8");
        assertThat(hash("a".repeat(1_000_000)))
                .isEqualTo("c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3");
    }

    @Test
    void parts_hash_like_the_whole() {
        assertThat(Sm3.hash(ascii("a"), ascii(""), ascii("bc"))).isEqualTo(Sm3.hash(ascii("abc")));
    }

    @Test
    void the_vector_of_hmac_sm3_holds() {
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) (i + 1));

        assertThat(HmacSm3.mac(key, ascii(TWO_WORDS), ascii(TWO_WORDS)))
                .asHexString()
                .isEqualToIgnoringCase("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
    }

    @Test
    void a_key_longer_than_a_block_is_hashed_first() {
        assertThat(HmacSm3.mac(ascii("k".repeat(100)), ascii("x")))
                .asHexString()
                .isEqualToIgnoringCase("0980bc92b4d2387c9efa81b95a4e8dbd685aab0459492738bd854544372598f4");
    }
}
