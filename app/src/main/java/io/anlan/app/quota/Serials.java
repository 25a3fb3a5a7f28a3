package io.anlan.app.quota;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A few serials, as ranges: those missing at an opening come in runs, for a batch is stored whole or not at all. */
public record Serials(List<Range> ranges) {

    /** None. */
    public static final Serials NONE = new Serials(List.of());

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d+)\\)");

    public Serials {
        ranges = List.copyOf(ranges);
    }

    /** Those from 1 to the highest that are not among the ones that are there. */
    public static Serials missing(Collection<Long> there, long highest) {
        var ranges = new ArrayList<Range>();
        var next = 1L;
        for (long serial : new TreeSet<>(there).headSet(highest, true)) {
            if (serial > next) {
                ranges.add(new Range(next, serial));
            }
            next = serial + 1;
        }
        if (next <= highest) {
            ranges.add(new Range(next, highest + 1));
        }
        return new Serials(ranges);
    }

    /** Whether the serial is among them. */
    public boolean contains(long serial) {
        return ranges.stream().anyMatch(range -> range.from <= serial && serial < range.until);
    }

    /** The ranges as PostgreSQL writes an {@code int8multirange}. */
    public String text() {
        return ranges.stream()
                .map(range -> "[" + range.from + "," + range.until + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Reads {@link #text()}. */
    public static Serials of(String text) {
        return new Serials(RANGE.matcher(text)
                .results()
                .map(found -> new Range(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                .toList());
    }

    /** Serials from one, included, to another, excluded. */
    public record Range(long from, long until) {}
}
