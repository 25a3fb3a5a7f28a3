package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.Comparator;

/**
 * A place in the book of a share. Serials go on from epoch to epoch; only under two holders of one right can one be
 * given
 * twice, and then the opening of the later epoch says which of the two is void.
 */
public record Seat(SiteId share, long epoch, long serial) implements Comparable<Seat> {

    private static final Comparator<Seat> ORDER =
            Comparator.comparing(Seat::share).thenComparingLong(Seat::epoch).thenComparingLong(Seat::serial);

    @Override
    public int compareTo(Seat other) {
        return ORDER.compare(this, other);
    }
}
