package io.anlan.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hash tree over a list: one root stands for all, and a short path proves that one of them is in it.
 *
 * <p>A leaf is SHA-256(0x00 ‖ content), an inner node SHA-256(0x01 ‖ left ‖ right); a node without a neighbour is carried
 * up as it is. That is the tree of RFC 6962, so tools for it can check ours.
 */
public final class Merkle {
    private static final byte[] LEAF = {0};
    private static final byte[] INNER = {1};

    private final List<List<byte[]>> levels = new ArrayList<>();

    private Merkle(List<byte[]> leaves) {
        levels.add(List.copyOf(leaves));
        while (top().size() > 1) {
            levels.add(parents(top()));
        }
    }

    /** The tree over leaves made by {@link #leaf}. */
    public static Merkle over(List<byte[]> leaves) {
        return new Merkle(leaves);
    }

    /** The leaf that stands for a content. */
    public static byte[] leaf(byte[] content) {
        return Sha256.hash(LEAF, content);
    }

    /** The node above two others. */
    public static byte[] inner(byte[] left, byte[] right) {
        return Sha256.hash(INNER, left, right);
    }

    /** The hash that stands for the whole list; that of nothing for an empty one. */
    public byte[] root() {
        return top().isEmpty() ? Sha256.hash() : top().get(0).clone();
    }

    /** The neighbours of a leaf from the bottom up, all one needs beside the leaf to compute the root. */
    public List<byte[]> path(int index) {
        List<byte[]> path = new ArrayList<>();
        int place = index;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int neighbour = place ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour).clone());
            }
            place >>= 1;
        }
        return path;
    }

    /** Whether the leaf is at this index of the list of {@code count} that the root stands for. */
    public static boolean verify(byte[] leaf, int index, int count, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= count) {
            return false;
        }
        byte[] node = leaf;
        int used = 0;
        int place = index;
        for (int width = count; width > 1; width = (width + 1) / 2) {
            if ((place ^ 1) < width) {
                if (used == path.size()) {
                    return false;
                }
                byte[] neighbour = path.get(used++);
                node = place % 2 == 0 ? inner(node, neighbour) : inner(neighbour, node);
            }
            place >>= 1;
        }
        return used == path.size() && Arrays.equals(node, root);
    }

    private List<byte[]> top() {
        return levels.get(levels.size() - 1);
    }

    private static List<byte[]> parents(List<byte[]> level) {
        List<byte[]> parents = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            parents.add(inner(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            parents.add(level.get(level.size() - 1));
        }
        return parents;
    }
}
