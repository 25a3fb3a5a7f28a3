package io.anlan.chaos.audit;

import java.math.BigInteger;

/** Rows of one table in one database: how many, and the sum of two halves of each row's MD5, which no order changes. */
public record Digest(long rows, BigInteger high, BigInteger low) {
    public static final Digest EMPTY = new Digest(0, BigInteger.ZERO, BigInteger.ZERO);

    /** Sixteen hex figures for a report. */
    public String brief() {
        return String.format("%016x", high.xor(low.shiftLeft(4)).longValue());
    }
}
