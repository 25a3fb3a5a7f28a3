package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells differences from rows on their way, and mends them. What the other database had at the first look is remembered;
 * once this one has been told all that was committed there by then, it must have that row or a better one. Only what it then
 * still lacks is a difference. Waiting for a time instead would find differences under load and miss none in peace.
 */
final class Settlement {
    private final Pair pair;
    private final Scope scope;
    private final FindingLog log;
    private final Patience patience;
    private final Tally tally;

    /** A finding and the row that is to replace what is there. */
    private record Remedy(Finding finding, FoundRow row) {}

    Settlement(Pair pair, Scope scope, FindingLog log, Patience patience, Tally tally) {
        this.pair = pair;
        this.scope = scope;
        this.log = log;
        this.patience = patience;
        this.tally = tally;
    }

    /** Judges and mends at both sides; answers why it could not be judged, if so. */
    Optional<String> settle(TableDescription table, List<Suspect> suspects) throws SQLException {
        for (boolean rightSide : List.of(false, true)) {
            Optional<String> obstacle = atOne(table, suspects, rightSide);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private Optional<String> atOne(TableDescription table, List<Suspect> suspects, boolean rightSide)
            throws SQLException {
        Side side = pair.side(rightSide);
        Taking taking = side.taking().apply(table);
        List<Suspect> concerned = suspects.stream()
                .filter(s -> Judgement.of(table, s.at(rightSide), s.at(!rightSide), taking) != null)
                .toList();
        if (concerned.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = arrived(side, table);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        List<Place> places = concerned.stream().map(Suspect::place).toList();
        Map<Place, FoundRow> mine = side.session().at(table, places);
        if (!mine.values().stream().allMatch(FoundRow::whole)) {
            // What replaces a broken row must not be older than what stood in its place.
            obstacle = arrived(pair.side(!rightSide), table);
        }
        judge(table, concerned, mine, rightSide, taking, obstacle.orElse(""));
        return Optional.empty();
    }

    private Optional<String> arrived(Side side, TableDescription table) throws SQLException {
        Inflow inflow = side.inflow();
        if (inflow == null || !inflow.carries(table)) {
            return Optional.empty();
        }
        Mark mark = inflow.written();
        return patience.await(() -> inflow.told(mark))
                ? Optional.empty()
                : Optional.of(side.name() + " has not been told by " + inflow.link()
                        + " what was committed when it was compared; look at the link");
    }

    /** @param unproven why no broken row can be replaced now; empty if they can */
    private void judge(
            TableDescription table,
            List<Suspect> suspects,
            Map<Place, FoundRow> mine,
            boolean rightSide,
            Taking taking,
            String unproven)
            throws SQLException {
        Side side = pair.side(rightSide);
        Side other = pair.side(!rightSide);
        Map<Place, FoundRow> theirs =
                other.session().at(table, suspects.stream().map(Suspect::place).toList());
        List<Finding> left = new ArrayList<>();
        List<Remedy> remedies = new ArrayList<>();
        Set<Place> broken = new HashSet<>();
        for (Suspect suspect : suspects) {
            FoundRow row = mine.get(suspect.place());
            FoundRow source = theirs.get(suspect.place());
            FindingKind kind = Judgement.of(table, row, suspect.at(!rightSide), taking);
            if (kind == null || kind != FindingKind.ALTERED && over(table, source)) {
                continue;
            }
            String database = kind == FindingKind.EXTRA ? other.name() : side.name();
            Finding finding = new Finding(database, table.name(), suspect.place(), kind, FindingEnd.FOUND, "");
            if (kind == FindingKind.ALTERED && !unproven.isEmpty()) {
                left.add(finding.ended(FindingEnd.LEFT, "not replaced yet: " + unproven));
                continue;
            }
            if (source == null || over(table, source) || !Judgement.mayTake(table, row, source, taking)) {
                left.add(finding.ended(FindingEnd.LEFT, whyLeft(kind, other)));
                continue;
            }
            remedies.add(new Remedy(finding, source));
            if (row != null && !row.whole()) {
                broken.add(suspect.place());
            }
        }
        if (!left.isEmpty()) {
            var unused = log.found(left);
            tally.ended(left);
        }
        mend(table, side, other, remedies, broken);
    }

    /** A row that retention may take, or has taken, is nobody's loss. */
    private boolean over(TableDescription table, @Nullable FoundRow row) {
        return row == null || table.expired(row.values(), scope.horizonMicros());
    }

    private static String whyLeft(FindingKind kind, Side other) {
        return kind == FindingKind.EXTRA
                ? "no link carries this table from here; take it with --from-platform if the row is to be trusted"
                : "no whole row of this key is in " + other.name();
    }

    private void mend(TableDescription table, Side side, Side other, List<Remedy> remedies, Set<Place> broken)
            throws SQLException {
        Mender mender = side.mender();
        if (remedies.isEmpty() || mender == null) {
            return;
        }
        List<Long> numbers = log.found(remedies.stream().map(Remedy::finding).toList());
        List<FoundRow> rows = remedies.stream().map(Remedy::row).toList();
        Map<Place, String> refused = mender.write(table, rows, broken);
        Map<Place, FoundRow> now =
                side.session().at(table, rows.stream().map(FoundRow::place).toList());
        List<Finding> ended = new ArrayList<>();
        for (int i = 0; i < remedies.size(); i++) {
            Finding finding = end(table, remedies.get(i), refused, now, other);
            log.ended(numbers.get(i), finding);
            ended.add(finding);
        }
        tally.ended(ended);
    }

    private static Finding end(
            TableDescription table, Remedy remedy, Map<Place, String> refused, Map<Place, FoundRow> now, Side other) {
        Place place = remedy.finding().place();
        String refusal = refused.get(place);
        if (refusal != null) {
            return remedy.finding().ended(FindingEnd.FAILED, "the database refused the row: " + refusal);
        }
        return Judgement.holds(table, now.get(place), remedy.row())
                ? remedy.finding().ended(FindingEnd.MENDED, "by the row of " + other.name())
                : remedy.finding().ended(FindingEnd.FAILED, "the database did not keep the row as it was written");
    }
}
