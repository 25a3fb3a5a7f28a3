package io.anlan.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The root of a {@link Merkle} tree whose leaves come one at a time and are not kept; for lists of millions. */
public final class RunningRoot {
    /** The roots of the full subtrees so far, the smallest on top: one for each bit of the count. */
    private final Deque<byte[]> peaks = new ArrayDeque<>();

    private long count;

    /** Adds the next leaf, made by {@link Merkle#leaf}. */
    public void add(byte[] leaf) {
        byte[] node = leaf.clone();
        for (long full = count; full % 2 == 1; full /= 2) {
            node = Merkle.inner(peaks.pop(), node);
        }
        peaks.push(node);
        count++;
    }

    /** How many leaves were added. */
    public long count() {
        return count;
    }

    /** The root over the leaves so far. */
    public byte[] root() {
        if (peaks.isEmpty()) {
            return Sha256.hash();
        }
        Iterator<byte[]> smallestFirst = peaks.iterator();
        byte[] node = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            node = Merkle.inner(smallestFirst.next(), node);
        }
        return node.clone();
    }
}
