package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks once over a table at two databases and gathers the keys at which they differ. Stretches are bounded by rows on
 * either side, never by what one side has: the cost stays linear whatever is missing where.
 */
final class Walk {
    /** Rows in one digest; a difference then costs at most this many more hashes before rows are looked at. */
    static final int WIDE_ROWS = 4_096;

    /** Rows in one digest once a wide one differed. */
    static final int NARROW_ROWS = 64;

    private final TableDescription table;
    private final ComparedSession left;
    private final ComparedSession right;
    private final Scope scope;
    private @Nullable Place after;
    private @Nullable Place narrowUntil;
    private boolean narrow;
    private boolean ended;
    private long rows;

    Walk(TableDescription table, ComparedSession left, ComparedSession right, Scope scope) {
        this.table = table;
        this.left = left;
        this.right = right;
        this.scope = scope;
    }

    /** Whether the tables' ends are reached. */
    boolean ended() {
        return ended;
    }

    /** Rows found equal or looked at so far, counted at the side that has more. */
    long rows() {
        return rows;
    }

    /** Goes one stretch further and tells the keys that differ in it. */
    List<Suspect> step() throws SQLException {
        Stretch stretch = new Stretch(table, after, narrow ? NARROW_ROWS : WIDE_ROWS, scope);
        Digest here = left.digest(stretch);
        Digest there = right.digest(stretch);
        @Nullable Place reach = Digest.nearer(here.last(), there.last());
        if (here.agrees(there)) {
            rows += here.rows();
            advance(reach);
            return List.of();
        }
        if (!narrow) {
            narrow = true;
            narrowUntil = reach;
            return List.of();
        }
        return rowByRow(stretch);
    }

    private List<Suspect> rowByRow(Stretch stretch) throws SQLException {
        List<FoundRow> here = left.rows(stretch);
        List<FoundRow> there = right.rows(stretch);
        @Nullable Place reach = Digest.nearer(last(here, stretch), last(there, stretch));
        Map<Place, FoundRow> mine = upTo(reach, here);
        Map<Place, FoundRow> theirs = upTo(reach, there);
        rows += Math.max(mine.size(), theirs.size());
        advance(reach);
        return differing(mine, theirs);
    }

    private static List<Suspect> differing(Map<Place, FoundRow> mine, Map<Place, FoundRow> theirs) {
        Map<Place, FoundRow> either = new TreeMap<>(mine);
        either.putAll(theirs);
        List<Suspect> suspects = new ArrayList<>();
        for (Place place : either.keySet()) {
            FoundRow one = mine.get(place);
            FoundRow other = theirs.get(place);
            boolean same = one != null
                    && other != null
                    && one.whole()
                    && other.whole()
                    && one.stamp().equals(other.stamp());
            if (!same) {
                suspects.add(new Suspect(place, one, other));
            }
        }
        return suspects;
    }

    private void advance(@Nullable Place reach) {
        if (reach == null) {
            ended = true;
            return;
        }
        after = reach;
        if (narrow && narrowUntil != null && reach.compareTo(narrowUntil) >= 0) {
            narrow = false;
        }
    }

    /** A side that gave fewer rows than asked for has told its end. */
    private static @Nullable Place last(List<FoundRow> rows, Stretch stretch) {
        return rows.size() < stretch.rowsMax()
                ? null
                : rows.get(rows.size() - 1).place();
    }

    private static Map<Place, FoundRow> upTo(@Nullable Place reach, List<FoundRow> rows) {
        Map<Place, FoundRow> within = new TreeMap<>();
        for (FoundRow row : rows) {
            Place place = row.place();
            if (reach == null || place.compareTo(reach) <= 0) {
                within.put(place, row);
            }
        }
        return within;
    }
}
