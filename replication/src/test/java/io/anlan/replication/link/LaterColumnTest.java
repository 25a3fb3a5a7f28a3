package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.CanonicalSql;
import io.anlan.kernel.merge.Engine;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.replication.stage.CleanStage;
import io.anlan.replication.stage.Coupons;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import io.anlan.replication.stage.SitePair;
import io.anlan.replication.stage.StagedLink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mapped column that is added when there are rows already: first both databases, then both programs, then values. */
class LaterColumnTest {
    private static final TableDescription LATER = Coupons.LATER.table("coupon");

    @BeforeEach
    void clean() {
        SitePair.clean();
        CleanStage.mariaDb(Databases.mariaDb().replicator());
        Coupons.stand();
        Databases.run(Databases.postgresA().owner(), "ALTER TABLE coupon ADD COLUMN mood text");
        Databases.run(Databases.postgresB().owner(), "ALTER TABLE coupon ADD COLUMN mood text");
        Databases.run(Databases.mariaDb().replicator(), "ALTER TABLE coupon ADD COLUMN mood varchar(40)");
    }

    @AfterEach
    void takeAway() {
        for (DatabaseLogin login : new DatabaseLogin[] {
            Databases.postgresA().owner(),
            Databases.postgresB().owner(),
            Databases.mariaDb().replicator()
        }) {
            Databases.run(login, "ALTER TABLE coupon DROP COLUMN mood");
        }
    }

    @Test
    void rows_of_the_old_and_of_the_new_program_are_whole_to_both() {
        try (StagedLink toOld = StagedLink.aToB(Coupons.CATALOG).running();
                StagedLink toNew = StagedLink.bToA(Coupons.LATER).running()) {
            Rows.write(toOld.source(), LATER, coupon("c1", null, 1));
            Rows.write(toNew.source(), Coupons.TABLE, Coupons.coupon("c2", "no", 1, 10, 3));

            toOld.awaitsRows("coupon", 2);
            toNew.awaitsRows("coupon", 2);

            assertThat(toOld.counters().parked().get()).isZero();
            assertThat(toNew.counters().parked().get()).isZero();
            SitePair.assertSameBytes("coupon");
        }
    }

    @Test
    void values_travel_to_both_engines_and_each_computes_the_hash() {
        try (StagedLink site = StagedLink.aToB(Coupons.LATER).running();
                StagedLink platform = StagedLink.toPlatform(Coupons.LATER).running()) {
            Rows.write(site.source(), LATER, coupon("c1", "好", 1), coupon("c2", null, 1), coupon("c3", "", 1));

            for (StagedLink link : new StagedLink[] {site, platform}) {
                link.awaitsRows("coupon", 3).awaitsAnswer("SELECT mood FROM coupon WHERE coupon_id = 'c1'", "好");
                Engine engine = link == site ? Engine.POSTGRESQL : Engine.MARIADB;
                assertThat(Databases.ask(
                                link.target(),
                                "SELECT count(*) FROM coupon c WHERE c.row_hash = "
                                        + CanonicalSql.hashExpression(LATER, engine, "c")))
                        .isEqualTo("3");
                assertThat(link.counters().parked().get()).isZero();
            }
        }
    }

    @Test
    void a_value_written_before_the_peer_knows_its_column_is_parked_there_and_not_lost() {
        try (StagedLink toOld = StagedLink.aToB(Coupons.CATALOG).running()) {
            Rows.write(toOld.source(), LATER, coupon("c1", "too early", 1));

            toOld.awaits("it is parked", () -> toOld.counters().parked().get() == 1);

            assertThat(Databases.ask(toOld.target(), "SELECT count(*) FROM coupon"))
                    .isEqualTo("0");
        }
    }

    private static @Nullable Object[] coupon(String id, @Nullable String mood, int writer) {
        return Rows.hashed(LATER, new @Nullable Object[] {id, "no", mood, 1L, 10L, (short) writer, null});
    }
}
