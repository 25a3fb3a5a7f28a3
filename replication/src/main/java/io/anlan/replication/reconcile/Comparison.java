package io.anlan.replication.reconcile;

import io.anlan.kernel.merge.TableDescription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares one table of a pair from end to end, and mends it. */
public final class Comparison {
    /** Suspects settled together: each settlement waits for the links once. */
    private static final int SUSPECTS_MAX = 2_000;

    private final Pair pair;
    private final Scope scope;
    private final FindingLog log;
    private final Tally tally;
    private final Settlement settlement;

    public Comparison(Pair pair, Scope scope, FindingLog log, Patience patience, Tally tally) {
        this.pair = pair;
        this.scope = scope;
        this.log = log;
        this.tally = tally;
        this.settlement = new Settlement(pair, scope, log, patience, tally);
    }

    /** Goes over the table as long as {@code goOn} says; answers why it could not be compared, if so. */
    public Optional<String> table(TableDescription table, BooleanSupplier goOn) throws SQLException {
        Walk walk = new Walk(table, pair.left().session(), pair.right().session(), scope);
        List<Suspect> suspects = new ArrayList<>();
        while (!walk.ended() && goOn.getAsBoolean()) {
            long before = walk.rows();
            suspects.addAll(walk.step());
            tally.compared(walk.rows() - before);
            if (suspects.size() >= SUSPECTS_MAX || walk.ended()) {
                Optional<String> obstacle = settlement.settle(table, suspects);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
                suspects.clear();
            }
        }
        return Optional.empty();
    }

    /** Looks at what links between the two have set aside; after the tables, when their rows are mended. */
    public void parked() throws SQLException {
        ParkedReview review = new ParkedReview(log, tally);
        review.run(pair.left(), pair.right());
        review.run(pair.right(), pair.left());
    }
}
