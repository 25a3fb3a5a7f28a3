package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rights this node believes its site to hold, asked for anew each second. */
public final class RightsBook {

    private static final Logger LOG = Logger.getLogger(RightsBook.class);

    private final SiteId here;
    private final LeaseSource source;
    private final Ticker ticker;
    private final Held share = new Held();
    private final Held peerShare = new Held();
    private final Held alone = new Held();

    public RightsBook(SiteId here, LeaseSource source, Ticker ticker) {
        this.here = here;
        this.source = source;
        this.ticker = ticker;
    }

    /** What is held at this moment. */
    public HeldRights now() {
        return new HeldRights(share.epoch(), peerShare.epoch(), alone.epoch());
    }

    /** How long this node has held the peer's share, in milliseconds. */
    public long peerShareHeldMillis() {
        return peerShare.heldMillis();
    }

    /**
     * Asks for what is wanted and gives the rest back; each second.
     *
     * @param peerSilent whether the peer has not been heard for long
     */
    public void round(Wanted wanted, boolean peerSilent) {
        share.keep("share/" + here.id(), wanted.own());
        peerShare.keep("share/" + here.peer().id(), peerSilent || wanted.peers());
        alone.keep("alone/" + here.id(), peerSilent);
    }

    private final class Held {

        private @Nullable Lease lease;
        private long sinceNanos;
        private long asked;
        /** Answers to questions before this one are of the past. */
        private long heard;

        synchronized long epoch() {
            return lease == null ? 0 : lease.epochAt(ticker);
        }

        synchronized long heldMillis() {
            return (ticker.monotonicNanos() - sinceNanos) / 1_000_000;
        }

        void keep(String right, boolean wanted) {
            var known = lease();
            if (wanted) {
                var nanos = ticker.monotonicNanos();
                var wall = ticker.wallMillis();
                var question = next();
                var unused = source.ask(right, known == null ? 0 : known.epoch())
                        .thenAccept(answer -> take(right, question, answer, nanos, wall));
            } else if (known != null) {
                // Forgotten first: nothing may be written under what somebody else may be given.
                forget();
                source.release(right, known.epoch());
            }
        }

        private synchronized @Nullable Lease lease() {
            return lease;
        }

        private synchronized long next() {
            return ++asked;
        }

        private synchronized void forget() {
            lease = null;
            heard = next();
        }

        private synchronized void take(String right, long question, LeaseSource.Answer answer, long nanos, long wall) {
            if (!answer.said() || question < heard) {
                return;
            }
            heard = question;
            var before = lease;
            lease = answer.epoch() == 0 ? null : new Lease(answer.epoch(), nanos, wall, answer.validMillis());
            var was = before == null ? 0 : before.epoch();
            if (was != answer.epoch()) {
                sinceNanos = ticker.monotonicNanos();
                LOG.infof("%s: epoch %d", right, answer.epoch());
            }
        }
    }
}
