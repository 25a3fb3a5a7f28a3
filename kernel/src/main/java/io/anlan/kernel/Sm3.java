package io.anlan.kernel;

import java.nio.ByteBuffer;

/** The SM3 hash (GB/T 32905-2016), which the JDK does not have. */
public final class Sm3 {
    static final int BLOCK_BYTES = 64;
    private static final int[] START = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    /** The 32 bytes of the hash of the parts, one after the other. */
    public static byte[] hash(byte[]... parts) {
        ByteBuffer message = padded(parts);
        int[] state = START.clone();
        while (message.hasRemaining()) {
            compress(state, message);
        }
        ByteBuffer hash = ByteBuffer.allocate(32);
        for (int word : state) {
            hash.putInt(word);
        }
        return hash.array();
    }

    private static ByteBuffer padded(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int blocks = (length + 1 + Long.BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
        ByteBuffer message = ByteBuffer.allocate(blocks * BLOCK_BYTES);
        for (byte[] part : parts) {
            message.put(part);
        }
        message.put((byte) 0x80);
        message.putLong(message.capacity() - Long.BYTES, 8L * length);
        return message.rewind();
    }

    private static void compress(int[] state, ByteBuffer message) {
        int[] w = expand(message);
        int a = state[0], b = state[1], c = state[2], d = state[3];
        int e = state[4], f = state[5], g = state[6], h = state[7];
        for (int j = 0; j < 64; j++) {
            int t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
            int a12 = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(a12 + e + Integer.rotateLeft(t, j), 7);
            int tt1 = (j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
            int tt2 = (j < 16 ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        int[] mixed = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < mixed.length; i++) {
            state[i] ^= mixed[i];
        }
    }

    private static int[] expand(ByteBuffer message) {
        int[] w = new int[68];
        for (int j = 0; j < 16; j++) {
            w[j] = message.getInt();
        }
        for (int j = 16; j < w.length; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            int p1 = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
            w[j] = p1 ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        return w;
    }
}
