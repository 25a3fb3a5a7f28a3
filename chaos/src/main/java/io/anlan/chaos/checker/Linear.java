package io.anlan.chaos.checker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches an order of operations on one person's set of acceptances, as Wing and Gong do: take any operation that began
 * before every other one ended, see whether its answer fits, go on. States already tried are not tried again.
 */
final class Linear {
    /** A set of operations is a bit mask. */
    static final int OPS_MAX = 30;

    private Linear() {}

    /** What an operation does or sees; the set is of the keys under which the person is accepted. */
    enum Kind {
        /** Was told that its key is accepted: it made the set out of nothing, or its key was in it. */
        OWN,
        /** Was told that the person had registered by another request: others are in the set, its key is not. */
        OTHERS,
        /** May add its key at any time after it was asked for, or never. */
        MAY_ADD,
        /** Saw that the set is not empty. */
        SEES_ONE,
        /** Saw that it is empty. */
        SEES_NONE
    }

    /** One operation: between these moments it took effect, if it did. The key is a single bit, or none. */
    record Op(Kind kind, int key, long beganMicros, long endedMicros) {}

    static boolean possible(List<Op> ops) {
        return search(ops, 0, 0, new HashSet<>());
    }

    private static boolean search(List<Op> ops, int done, int keys, Set<Long> tried) {
        if (allAnsweredAreDone(ops, done)) {
            return true;
        }
        if (!tried.add((long) done << Integer.SIZE | keys)) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < ops.size(); i++) {
            if ((done & 1 << i) == 0) {
                firstEnd = Math.min(firstEnd, ops.get(i).endedMicros());
            }
        }
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            boolean may = (done & 1 << i) == 0 && op.beganMicros() <= firstEnd && fits(op, keys);
            if (may && search(ops, done | 1 << i, after(op, keys), tried)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allAnsweredAreDone(List<Op> ops, int done) {
        for (int i = 0; i < ops.size(); i++) {
            if ((done & 1 << i) == 0 && ops.get(i).kind() != Kind.MAY_ADD) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Op op, int keys) {
        return switch (op.kind()) {
            case OWN -> keys == 0 || (keys & op.key()) != 0;
            case OTHERS -> keys != 0 && (keys & op.key()) == 0;
            case SEES_ONE -> keys != 0;
            case SEES_NONE -> keys == 0;
            case MAY_ADD -> true;
        };
    }

    private static int after(Op op, int keys) {
        return op.kind() == Kind.OWN || op.kind() == Kind.MAY_ADD ? keys | op.key() : keys;
    }
}
