package io.anlan.app.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes what comes from the peer: entries to be drained, beats to be believed or not. */
final class Hearing implements JournalTransport.Listener {

    private static final Logger LOG = Logger.getLogger(Hearing.class);

    private final EntryCodec codec;
    private final Inbound inbound;
    private final PeerBeats beats;
    private final Runnable newLife;
    private final Consumer<List<String>> drained;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param newLife called when a node of the peer beats that was not met before: it has forgotten what it was given
     * @param drained hears which batches the peer has made rows of
     */
    Hearing(EntryCodec codec, Inbound inbound, PeerBeats beats, Runnable newLife, Consumer<List<String>> drained) {
        this.codec = codec;
        this.inbound = inbound;
        this.beats = beats;
        this.newLife = newLife;
        this.drained = drained;
    }

    @Override
    public void entry(String key, byte[] blob) {
        try {
            inbound.add(key, codec.decode(blob), blob.length);
        } catch (IllegalArgumentException e) {
            // Not forgotten: the beat names the formats read here. A node of this site that reads it drains it.
            LOG.errorf("A journal entry of the peer cannot be read: %s", e.getMessage());
        }
    }

    @Override
    public void beat(byte[] bytes) {
        Beat beat;
        try {
            beat = Beat.decode(bytes);
        } catch (IllegalArgumentException e) {
            // Who is not understood is not believed: two beats a second would fill the log.
            if (told.compareAndSet(false, true)) {
                LOG.errorf("Beats of the peer cannot be read, so it is not believed: %s", e.getMessage());
            }
            return;
        }
        if (beats.hear(beat)) {
            LOG.infof("The peer's node %s beats, incarnation %s", beat.node(), beat.incarnation());
            newLife.run();
        }
        if (beats.latest(beat)) {
            drained.accept(beat.drained());
        }
    }
}
