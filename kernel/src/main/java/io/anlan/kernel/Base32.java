package io.anlan.kernel;

import java.util.Arrays;

/** Crockford's Base32, which leaves out I, L, O and U, with a check character for numbers that people copy. */
public final class Base32 {
    /** The 32 characters, in the order of their values. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** x^5 + x^2 + 1, under which doubling walks through all 31 values but zero. */
    private static final int POLYNOMIAL = 0b100101;

    /** The value of each ASCII character; -1 for those that are not in the alphabet. Every look at a receipt asks 40 times. */
    private static final byte[] VALUES = values();

    private Base32() {}

    /** Whether every character is of this alphabet. */
    public static boolean spells(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Five bits a character, first bit first; the last character is filled up with zeros. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((held >>> (bits - 5)) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /**
     * The check character of a text of this alphabet. Each place has its own weight in the field of 32 elements, so one
     * wrong character and any two exchanged ones are always noticed, in texts up to 30 characters.
     */
    public static char check(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("Character " + i + " is not of the Base32 alphabet");
            }
            sum = twice(sum ^ value);
        }
        return ALPHABET.charAt(sum);
    }

    private static int value(char character) {
        return character < VALUES.length ? VALUES[character] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static int twice(int value) {
        int doubled = value << 1;
        return doubled > 31 ? doubled ^ POLYNOMIAL : doubled;
    }
}
