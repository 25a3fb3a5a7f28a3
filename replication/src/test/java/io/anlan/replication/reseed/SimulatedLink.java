package io.anlan.replication.reseed;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A link as its position, the slot it reads by, and whether its mark is withheld. */
final class SimulatedLink {
    private @Nullable String incarnation;
    private @Nullable String slotOf;
    private int slot;
    private int position;
    private boolean withheld;

    void slot(SimulatedLog log) {
        slotOf = log.incarnation();
        slot = log.end();
    }

    void begins(SimulatedLog log, int at) {
        if (slotOf == null) {
            slot(log);
        }
        incarnation = log.incarnation();
        position = at;
        withheld = false;
    }

    /** The position is believed to be of this database, and is as it was. */
    void misnamed(SimulatedLog log) {
        slot(log);
        slot = 0;
        incarnation = log.incarnation();
    }

    void withheld() {
        withheld = true;
    }

    void counts() {
        withheld = false;
    }

    /** The log is given up. */
    void lost() {
        slotOf = null;
    }

    LinkFit fit(SimulatedLog log) {
        if (incarnation == null) {
            return LinkFit.ABSENT;
        }
        if (!incarnation.equals(log.incarnation())) {
            return LinkFit.OTHER;
        }
        return log.incarnation().equals(slotOf) && slot <= position ? LinkFit.FITS : LinkFit.UNFIT;
    }

    boolean fits(SimulatedLog log) {
        return fit(log) == LinkFit.FITS;
    }

    /** Tells the next row; false if there is none, or none can be told. */
    boolean tells(SimulatedLog log, IntConsumer target) {
        Integer next = fits(log) ? log.at(position) : null;
        if (next == null) {
            return false;
        }
        target.accept(next);
        position++;
        return true;
    }

    /** The applied mark. */
    int mark(SimulatedLog log) {
        return withheld || incarnation == null || !incarnation.equals(log.incarnation()) ? 0 : position;
    }
}
