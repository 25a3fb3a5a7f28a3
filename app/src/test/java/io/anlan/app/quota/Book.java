package io.anlan.app.quota;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.app.quota.SimulatedWorld.Habit;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A campaign's quota in a database, as a model: what the tables hold and what the store computes from them. */
final class Book {

    private final Quota quota;
    private final boolean openingVoids;
    private final boolean endsNeedBoth;
    private final Map<Seat, Entry> entries = new TreeMap<>();
    private final Map<Seat, Map<Long, SeatEnd>> ends = new TreeMap<>();
    /** In the order in which they came: a seed must be the same history in every JVM. */
    private final Set<Notice> notices = new LinkedHashSet<>();

    private final Map<Object, Long> versions;

    Book(SimulatedWorld world) {
        this.quota = world.quota;
        this.openingVoids = world.habits.contains(Habit.OPENING_VOIDS);
        this.endsNeedBoth = world.habits.contains(Habit.ENDS_AT_BOTH_FIRST);
        this.versions = world.versions;
    }

    /** An entry: a claim of a person, or seats on their way to the other share. */
    record Entry(Seat seat, SiteId by, long seats, @Nullable SiteId to, String person, long expiresAt) {}

    /** The end of an entry. */
    record SeatEnd(Seat seat, long epoch, Ending ending, SiteId by) {}

    /** Adds a row, unless one of its key is there. */
    @CanIgnoreReturnValue
    boolean add(Object row) {
        // It is written where it is added first.
        versions.putIfAbsent(row, versions.size() + 1L);
        if (row instanceof Entry entry) {
            return entries.putIfAbsent(entry.seat(), entry) == null;
        }
        if (row instanceof SeatEnd end) {
            return ends.computeIfAbsent(end.seat(), seat -> new TreeMap<>()).putIfAbsent(end.epoch(), end) == null;
        }
        var notice = (Notice) row;
        return notices.stream().noneMatch(there -> sameKey(there, notice)) && notices.add(notice);
    }

    private static boolean sameKey(Notice one, Notice other) {
        return one.share() == other.share()
                && one.epoch() == other.epoch()
                && one.by() == other.by()
                && one.kind() == other.kind()
                && one.about().equals(other.about());
    }

    List<Object> rows() {
        var rows = new ArrayList<Object>(entries.values());
        ends.values().forEach(all -> rows.addAll(all.values()));
        rows.addAll(notices);
        return rows;
    }

    boolean valid(Seat seat) {
        return !openingVoids || notices.stream().noneMatch(notice -> notice.voids(seat));
    }

    @Nullable
    SeatEnd endOf(Seat seat) {
        var all = ends.get(seat);
        return all == null ? null : ((TreeMap<Long, SeatEnd>) all).lastEntry().getValue();
    }

    /** The live claim of a person, if any. */
    @Nullable
    Entry live(String person) {
        for (var entry : entries.values()) {
            if (entry.person().equals(person) && entry.to() == null && valid(entry.seat())) {
                var end = endOf(entry.seat());
                if (end == null || !end.ending().frees()) {
                    return entry;
                }
            }
        }
        return null;
    }

    @Nullable
    Entry entry(Seat seat) {
        return entries.get(seat);
    }

    /** @param atBoth whether a row is known to be at both sites */
    Facts facts(String database, boolean whole, Facts.@Nullable Gate gate, long now, Predicate<Object> atBoth) {
        Map<SiteId, Facts.Share> shares = new EnumMap<>(SiteId.class);
        for (var share : SiteId.values()) {
            var counted = entries.values().stream()
                    .filter(entry -> entry.seat().share() == share && valid(entry.seat()))
                    .map(entry -> entry.seat().serial())
                    .toList();
            var high = counted.stream().mapToLong(serial -> serial).max().orElse(0);
            shares.put(share, new Facts.Share(Math.max(0, free(share, atBoth)), high, Serials.missing(counted, high)));
        }
        var untaken = entries.values().stream()
                .filter(entry -> entry.to() != null && valid(entry.seat()) && endOf(entry.seat()) == null)
                .map(entry -> new Facts.Move(entry.seat(), Objects.requireNonNull(entry.to()), entry.seats()))
                .toList();
        var due = entries.values().stream()
                .filter(entry -> entry.to() == null
                        && valid(entry.seat())
                        && endOf(entry.seat()) == null
                        && entry.expiresAt() < now)
                .map(entry -> new Facts.Due(entry.seat(), Ending.EXPIRED))
                .toList();
        return new Facts(quota, database, whole, gate, List.copyOf(notices), tallies(), shares, untaken, due);
    }

    /** May be below 0 when rows are still on their way here. */
    long free(SiteId share, Predicate<Object> atBoth) {
        var free = quota.base(share);
        for (var entry : entries.values()) {
            if (!valid(entry.seat())) {
                continue;
            }
            var end = endOf(entry.seat());
            if (entry.seat().share() == share) {
                free -= entry.seats();
                free += end != null && end.ending().frees() && (!endsNeedBoth || atBoth.test(end)) ? 1 : 0;
            } else if (entry.to() == share && end != null) {
                free += entry.seats();
            }
        }
        return free;
    }

    /** Seats given or on their way, by every entry that counts here. */
    long used() {
        return entries.values().stream()
                .filter(entry -> valid(entry.seat()))
                .mapToLong(entry -> {
                    var end = endOf(entry.seat());
                    return entry.to() == null
                            ? end != null && end.ending().frees() ? 0 : 1
                            : end == null ? entry.seats() : 0;
                })
                .sum();
    }

    private Tallies tallies() {
        var every = new Tally.Rows(0, 0, 0, Long.MAX_VALUE);
        return new Tallies(tally(new Tally(every, every)), this::tally);
    }

    /** Of the rows whose versions are not beyond the latest of their site in what was told. */
    private Tally tally(Tally told) {
        return new Tally(rows(SiteId.SITE_A, told), rows(SiteId.SITE_B, told));
    }

    private Tally.Rows rows(SiteId by, Tally told) {
        var latest = told.of(by).latest();
        var given = among(entries.values().stream().filter(entry -> entry.by() == by), latest);
        var over = among(
                ends.values().stream().flatMap(all -> all.values().stream()).filter(end -> end.by() == by), latest);
        var opened = among(
                notices.stream().filter(notice -> notice.by() == by && notice.kind() == NoticeKind.OPENED), latest);
        return new Tally.Rows(
                given.getCount(),
                over.getCount(),
                opened.getCount(),
                Math.max(0, Math.max(given.getMax(), Math.max(over.getMax(), opened.getMax()))));
    }

    private LongSummaryStatistics among(Stream<?> rows, long latest) {
        return rows.mapToLong(row -> Objects.requireNonNull(versions.get(row)))
                .filter(version -> version <= latest)
                .summaryStatistics();
    }
}
