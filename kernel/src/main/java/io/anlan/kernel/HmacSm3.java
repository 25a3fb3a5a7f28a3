package io.anlan.kernel;

import java.util.Arrays;

/** HMAC (RFC 2104) over {@link Sm3}. */
public final class HmacSm3 {
    private HmacSm3() {}

    /** The 32 bytes of the code of the parts, one after the other. */
    public static byte[] mac(byte[] key, byte[]... parts) {
        byte[] block = Arrays.copyOf(key.length > Sm3.BLOCK_BYTES ? Sm3.hash(key) : key, Sm3.BLOCK_BYTES);
        byte[][] inner = new byte[parts.length + 1][];
        inner[0] = xor(block, 0x36);
        System.arraycopy(parts, 0, inner, 1, parts.length);
        return Sm3.hash(xor(block, 0x5c), Sm3.hash(inner));
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] result = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            result[i] = (byte) (block[i] ^ pad);
        }
        return result;
    }
}
