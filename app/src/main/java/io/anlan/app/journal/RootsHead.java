package io.anlan.app.journal;

/**
 * Where the chain of a node's receipt roots stands. The peer hears it with each beat and so witnesses it: whoever changes
 * or takes out a root afterwards can no longer arrive at this hash.
 *
 * @param count of roots signed by this start of the node
 * @param hash over all of them in their order, in hex; empty when there are none
 */
public record RootsHead(long count, String hash) {

    /** No root has been signed yet. */
    public static final RootsHead NONE = new RootsHead(0, "");

    /** Whether a chain that stood here before can stand there now. */
    boolean mayBecome(RootsHead later) {
        return later.count > count || later.equals(this);
    }
}
