package io.anlan.replication.position;

/** Another replicator holds the link now; this one must stop before it writes another row. */
public final class LostHoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostHoldException(String link) {
        super("another replicator holds " + link);
    }
}
