package io.anlan.replication.position;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last transaction of each GTID domain, as MariaDB writes it: {@code 1-1-17,71-1-9}. Domains are independent
 * streams; within one the number after the server's id rises.
 */
public record GtidPosition(SortedMap<Long, String> lastOfDomain) {
    private static final Pattern GTID = Pattern.compile("(\\d+)-(\\d+)-(\\d+)");

    public GtidPosition {
        lastOfDomain = Collections.unmodifiableSortedMap(new TreeMap<>(lastOfDomain));
    }

    /** Reads a position; of several transactions of one domain the last counts. */
    public static GtidPosition parse(String text) {
        GtidPosition position = new GtidPosition(new TreeMap<>());
        for (String gtid : text.split(",", -1)) {
            position = gtid.isBlank() ? position : position.with(gtid.strip());
        }
        return position;
    }

    /** This position after one more transaction. */
    public GtidPosition with(String gtid) {
        SortedMap<Long, String> next = new TreeMap<>(lastOfDomain);
        next.merge(domain(gtid), gtid, (one, other) -> number(other) >= number(one) ? other : one);
        return new GtidPosition(next);
    }

    /** The first transaction of the other position that this one has not reached; empty if it has reached all. */
    public Optional<String> firstMissing(GtidPosition other) {
        return other.lastOfDomain.entrySet().stream()
                .filter(entry -> !reached(entry))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean reached(Map.Entry<Long, String> of) {
        @Nullable String ours = lastOfDomain.get(of.getKey());
        return ours != null && number(ours) >= number(of.getValue());
    }

    /** As MariaDB writes it. */
    public String text() {
        return lastOfDomain.values().stream().collect(Collectors.joining(","));
    }

    /** The domain a transaction belongs to. */
    public static long domain(String gtid) {
        return part(gtid, 1);
    }

    private static long number(String gtid) {
        return part(gtid, 3);
    }

    private static long part(String gtid, int group) {
        Matcher matcher = GTID.matcher(gtid);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a GTID of MariaDB: " + gtid);
        }
        return Long.parseLong(matcher.group(group));
    }
}
