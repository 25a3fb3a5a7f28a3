package io.anlan.chaos.teeth;

import io.anlan.chaos.checker.Evidence;
import io.anlan.chaos.checker.Judgement;
import io.anlan.chaos.checker.Judges;
import io.anlan.chaos.checker.Verdict;
import io.anlan.chaos.history.History;
import io.anlan.chaos.history.Told;
import io.anlan.chaos.run.Stage;
import io.anlan.kernel.SiteId;
import io.anlan.local.ReplicatorCalls;
import io.anlan.local.process.Await;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lie told in earnest: one acknowledged row is really taken out of a platform store, as if the link had dropped the
 * change. The judges must see it in the databases; then reconcile has to bring it back.
 */
public final class DroppedChange {
    private static final Duration MENDED_WITHIN = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final List<String> JUDGES = List.of("exactly-once", "both-sites-survives", "four-agree");

    private final Stage stage;

    public DroppedChange(Stage stage) {
        this.stage = stage;
    }

    /** What each judge said while the row was gone; afterwards it is there again. */
    public List<Teeth.Bite> bare(History history) throws SQLException, IOException {
        String number = history.acknowledged()
                .flatMap(attempt -> Stream.ofNullable(attempt.told()))
                .filter(Told::atBothSites)
                .map(Told::number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row was told to be at both sites"));
        drop(history.header().campaign(), number);
        List<Teeth.Bite> bites = new ArrayList<>();
        Evidence evidence = stage.evidence(history);
        if (evidence.stored() == null || evidence.agreement() == null) {
            throw new IllegalStateException("the databases could not be read, so no judge was shown anything");
        }
        for (Judgement judgement : Judges.judge(JUDGES, evidence)) {
            bites.add(new Teeth.Bite(
                    "change-really-dropped",
                    judgement.judge(),
                    "a row was deleted in a platform store",
                    judgement.verdict()));
        }
        bites.add(new Teeth.Bite(
                "and-mended", "four-agree", "reconcile brought it back", mended() ? Verdict.BROKEN : Verdict.HOLDS));
        return bites;
    }

    private void drop(String campaign, String number) throws SQLException {
        try (Connection connection = stage.twin().mariadb(SiteId.SITE_B).connect();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from registration where campaign_id = ? and registration_no = ?")) {
            delete.setString(1, campaign);
            delete.setString(2, number);
            if (delete.executeUpdate() == 0) {
                throw new IllegalStateException("the row to be dropped is not there");
            }
        }
    }

    private boolean mended() {
        var unused = ReplicatorCalls.of(stage.twin(), SiteId.SITE_B).post("/reconcile?table=registration");
        return Await.that("reconcile has brought the row back", MENDED_WITHIN)
                .every(PACE)
                .holds(stage::agrees);
    }
}
