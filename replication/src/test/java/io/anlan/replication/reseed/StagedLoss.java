package io.anlan.replication.reseed;

import io.anlan.kernel.SiteId;
import io.anlan.replication.stage.Bureau;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.EachDatabase;
import io.anlan.replication.stage.FourDatabases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.StagedLink;

/** A pair of sites that had a life before site B lost its databases; site A's own links go on all the time. */
final class StagedLoss implements AutoCloseable {
    static final int ROWS = 5_000;

    private final StagedLink toPlatformA;
    private final StagedLink fromPlatformA;
    private AutoCloseable registrationB = () -> {};

    private StagedLoss() {
        EachDatabase.clean();
        try (FourDatabases four = FourDatabases.linked()) {
            Object[][] rows = new Object[ROWS][];
            for (int person = 0; person < ROWS; person++) {
                rows[person] = Rows.registration("c1", person, 1 + person % 2);
            }
            Rows.write(Databases.postgresA().replicator(), Rows.REGISTRATION, rows);
            Rows.write(
                    Databases.postgresB().replicator(),
                    Rows.CAMPAIGN_TEXT,
                    Rows.text("c1", "title", "summary", 100, 3));
            Bureau.at(SiteId.SITE_A).opensMany(0, 50);
            Bureau.at(SiteId.SITE_B).opensMany(50, 100);
            four.awaitsRows("registration", ROWS);
            four.awaitsRows("determination", 100);
            four.awaitsRows("campaign_text", 1);
        }
        this.toPlatformA = StagedLink.toPlatform(SiteId.SITE_A).started();
        this.fromPlatformA = StagedLink.toRegistration(SiteId.SITE_A).started();
    }

    /** Site B's registration store is gone; a new one is in its place. */
    static StagedLoss ofPostgres() {
        StagedLoss loss = new StagedLoss();
        loss.registrationB = Databases.newPostgresB();
        return loss;
    }

    /** Site B's platform store is gone; a new one is in its place. */
    static StagedLoss ofMariaDb() {
        StagedLoss loss = new StagedLoss();
        Databases.newMariaDb(SiteId.SITE_B);
        return loss;
    }

    /** Both are. */
    static StagedLoss ofBoth() {
        StagedLoss loss = ofPostgres();
        Databases.newMariaDb(SiteId.SITE_B);
        return loss;
    }

    /** Nothing is gone. */
    static StagedLoss ofNothing() {
        return new StagedLoss();
    }

    void awaitsMarks() {
        toPlatformA.awaitsMark();
        fromPlatformA.awaitsMark();
    }

    @Override
    public void close() throws Exception {
        toPlatformA.close();
        fromPlatformA.close();
        registrationB.close();
    }
}
