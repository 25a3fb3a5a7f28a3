package io.anlan.app.campaign;

import io.anlan.kernel.Merkle;
import io.anlan.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle root over a site's own acceptances, one after the other without keeping them: the leaves are the
 * registration numbers in the order of their bytes, the tree is that of {@link Merkle}. Numbers name nobody, so the
 * whole list can be published and anyone can compute the root again.
 */
public final class AcceptanceRoot {

    private final Deque<Subtree> whole = new ArrayDeque<>();
    private long count;

    /** Adds the next number; they come sorted. */
    public void add(String registrationNo) {
        var node = new Subtree(0, Merkle.leaf(registrationNo.getBytes(StandardCharsets.US_ASCII)));
        while (!whole.isEmpty() && whole.element().height() == node.height()) {
            node = new Subtree(node.height() + 1, Merkle.inner(whole.remove().hash(), node.hash()));
        }
        whole.push(node);
        count++;
    }

    /** How many were added. */
    public long count() {
        return count;
    }

    /** The root over all that were added. */
    public byte[] root() {
        byte[] root = null;
        for (var subtree : whole) {
            root = root == null ? subtree.hash() : Merkle.inner(subtree.hash(), root);
        }
        return root == null ? Sha256.hash() : root;
    }

    private record Subtree(int height, byte[] hash) {}
}
