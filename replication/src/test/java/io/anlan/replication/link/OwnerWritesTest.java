package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Coupons;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A right moved while its old owner was cut off: what the old owner still wrote loses, and is kept. */
class OwnerWritesTest {
    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        Coupons.stand();
    }

    @Test
    void a_row_of_an_epoch_that_is_over_loses_everywhere_and_is_kept() {
        try (StagedLink there = StagedLink.aToB(Coupons.CATALOG).running();
                StagedLink back = StagedLink.bToA(Coupons.CATALOG).running();
                StagedLink platform = StagedLink.toPlatform(Coupons.CATALOG).running()) {
            Rows.write(there.source(), Coupons.TABLE, Coupons.coupon("c1", "no", 1, 10, 1));
            there.awaitsRows("coupon", 1);
            platform.awaitsRows("coupon", 1);
            there.supervisor().pause();
            back.supervisor().pause();
            there.awaits(LinkState.PAUSED);
            back.awaits(LinkState.PAUSED);

            // The old owner is the later by its clock; what counts is that the right had moved on.
            Rows.write(there.source(), Coupons.TABLE, Coupons.coupon("c1", "used at a", 1, 99, 1));
            Rows.write(back.source(), Coupons.TABLE, Coupons.coupon("c1", "expired at b", 2, 20, 3));
            there.supervisor().resume();
            there.awaitsAnswer("SELECT count(*) FROM rejected_row", "1");
            back.supervisor().resume();

            String used = "SELECT used FROM coupon";
            back.awaitsAnswer(used, "expired at b");
            platform.awaitsAnswer(used, "expired at b");
            assertThat(Databases.ask(there.target(), used)).isEqualTo("expired at b");
            assertThat(Databases.ask(there.target(), "SELECT payload || epoch || held_epoch FROM rejected_row"))
                    .contains("used at a")
                    .endsWith("12");
        }
    }

    @Test
    void a_platform_store_keeps_what_a_later_epoch_rejected_and_a_repeat_only_once() {
        DatabaseLogin source = Databases.postgresA().owner();
        try (StagedLink platform = StagedLink.toPlatform(Coupons.CATALOG).running()) {
            Rows.write(source, Coupons.TABLE, Coupons.coupon("c1", "new owner", 2, 5, 3));
            platform.awaitsRows("coupon", 1);

            // The stores' own guards let neither pass, so they are written as a restored store would hold them.
            for (String note : new String[] {"late", "late", "later"}) {
                Databases.run(source, "DELETE FROM coupon");
                Rows.write(source, Coupons.TABLE, Coupons.coupon("c1", note, 1, 50, 1));
                // Of one key a batch writes, and has rejected, the winner only.
                platform.awaitsMark();
            }

            platform.awaitsRows("rejected_row", 2).awaitsMark();
            assertThat(Databases.ask(platform.target(), "SELECT used FROM coupon"))
                    .isEqualTo("new owner");
        }
    }

    @Test
    void a_row_that_follows_under_a_new_epoch_rejects_nothing() {
        try (StagedLink there = StagedLink.aToB(Coupons.CATALOG).running()) {
            Rows.write(there.source(), Coupons.TABLE, Coupons.coupon("c1", "no", 1, 10, 1));
            Rows.write(there.source(), Coupons.TABLE, Coupons.coupon("c1", "yes", 2, 11, 1));

            there.awaitsAnswer("SELECT used FROM coupon", "yes").awaitsMark();

            assertThat(Databases.ask(there.target(), "SELECT count(*) FROM rejected_row"))
                    .isEqualTo("0");
        }
    }
}
