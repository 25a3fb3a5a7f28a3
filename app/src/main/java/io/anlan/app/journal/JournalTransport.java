package io.anlan.app.journal;

import java.util.concurrent.CompletionStage;

/**
 * The port to whatever carries entries and beats between the sites. One site writes a key; each site forgets its own copy,
 * and no forgetting crosses.
 */
public interface JournalTransport {

    /** A new key that this node may write. Never the same twice. */
    String newKey(String name);

    /** Puts an entry here and at the peer; fails if the peer did not confirm, which leaves open whether it has it. */
    CompletionStage<Void> put(String key, byte[] blob);

    /** Puts this node's beat here and at the peer, over the one before. */
    CompletionStage<Void> putBeat(String node, byte[] beat);

    /** Forgets this site's copy of an entry it wrote. */
    void forgetOwn(String key);

    /** Forgets this site's copy of an entry the peer wrote. */
    void forgetInbound(String key);

    /** Whether the peer site is in the view and not taken offline. */
    boolean peerInView();

    /** Starts, and tells the listener of everything the peer has written or writes from now on. */
    void start(Listener listener);

    /** Leaves the peer and stops. */
    void stop();

    /** Hears what the peer writes; called on threads that must not be held up. */
    interface Listener {

        /** The peer wrote an entry. */
        void entry(String key, byte[] blob);

        /** A node of the peer beat. */
        void beat(byte[] beat);
    }
}
