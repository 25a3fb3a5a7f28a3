package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.RowHash;
import io.anlan.kernel.merge.RowOrder;
import io.anlan.kernel.merge.Stamp;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.parking.ParkedRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows that a link has set aside. One that came damaged can never be applied as it is, however often the link
 * tries; it is needed no more once both databases have a whole row of its key.
 */
final class ParkedReview {
    private final FindingLog log;
    private final Tally tally;

    ParkedReview(FindingLog log, Tally tally) {
        this.log = log;
        this.tally = tally;
    }

    void run(Side side, Side other) throws SQLException {
        Mender mender = side.mender();
        Inflow inflow = side.inflow();
        if (mender == null || inflow == null) {
            return;
        }
        List<ParkedRow> settled = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (ParkedRow row : mender.parked(inflow.link())) {
            if (!named(row.table(), row.values())) {
                continue;
            }
            Place place = Place.of(row.table(), row.values());
            FoundRow mine = side.session().at(row.table(), List.of(place)).get(place);
            FoundRow theirs = other.session().at(row.table(), List.of(place)).get(place);
            if (needless(row.table(), row.values(), mine, theirs)) {
                settled.add(row);
                findings.add(new Finding(
                        side.name(),
                        row.table().name(),
                        place,
                        FindingKind.PARKED,
                        FindingEnd.MENDED,
                        "a whole row is in its place"));
            }
        }
        if (!settled.isEmpty()) {
            var unused = log.found(findings);
            mender.healed(inflow.link(), settled);
            tally.ended(findings);
        }
    }

    /** Whether both engines could have a row of this key: it is whole, and no text in it holds a NUL. */
    static boolean named(TableDescription table, @Nullable Object[] parked) {
        return table.key().stream()
                .map(name -> parked[table.index(name)])
                .allMatch(value -> value instanceof String text ? text.indexOf('\0') < 0 : value != null);
    }

    /** Whether nothing is lost by forgetting the parked row. */
    static boolean needless(
            TableDescription table, @Nullable Object[] parked, @Nullable FoundRow mine, @Nullable FoundRow theirs) {
        if (mine == null || !mine.whole()) {
            return false;
        }
        if (theirs != null && (!theirs.whole() || !Judgement.holds(table, mine, theirs))) {
            return false;
        }
        return stamp(table, parked)
                .map(stamp -> !RowOrder.replaces(table.rule(), mine.stamp(), stamp))
                .orElse(theirs != null);
    }

    /** The parked row's place in the order; a damaged row has none. */
    private static Optional<Stamp> stamp(TableDescription table, @Nullable Object[] parked) {
        boolean complete = table.columns().stream()
                .allMatch(column -> column.nullable() || parked[table.index(column.name())] != null);
        if (!complete) {
            return Optional.empty();
        }
        Stamp stamp = table.stamp(parked);
        return Arrays.equals(RowHash.of(table, parked), stamp.rowHash()) ? Optional.of(stamp) : Optional.empty();
    }
}
