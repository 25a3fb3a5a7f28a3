package io.anlan.failover.lease;

import io.anlan.kernel.SiteId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that one site at a time may do, by its name: {@code share/site-a}, {@code draw/<campaign>}. One kind weighs
 * on all others: while a site holds {@code alone/<site>}, the other is granted nothing.
 */
public record Right(String name) implements Comparable<Right> {
    private static final Pattern FORM = Pattern.compile("[a-z]{2,16}/[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String ALONE = "alone/";

    public Right {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a right is called kind/subject, such as share/site-a");
        }
        if (name.startsWith(ALONE)) {
            SiteId named = SiteId.of(name.substring(ALONE.length()));
            name = ALONE + named.id();
        }
    }

    /** The right of a site to act as if the other were not there. */
    public static Right alone(SiteId site) {
        return new Right(ALONE + site.id());
    }

    /** Whose right to be alone this is; empty for every other right. */
    public Optional<SiteId> aloneOf() {
        return name.startsWith(ALONE) ? Optional.of(SiteId.of(name.substring(ALONE.length()))) : Optional.empty();
    }

    @Override
    public int compareTo(Right other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
