package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.FailingTarget;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore of a site to a moment, ended by force at each of its steps, ends well when the same is asked again. */
class CutRestoreTest extends StagedSite {
    private static final Stand A = Stand.REGISTRATION_A;
    private static final Stand B = Stand.REGISTRATION_B;

    private RestoreMoment moment = RestoreMoment.newest();
    private List<String> then = List.of();

    @BeforeEach
    void life() throws SQLException {
        A.fill(11, 30);
        assertThat(saved(site(A))).isEqualTo("[saved]");
        retention();
        for (int person = 2; person < 40; person++) {
            Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("later", person, 1));
            if (person == 25) {
                moment = RestoreMoment.at(now(A));
                then = A.content();
            }
            if (person % 9 == 0) {
                assertThat(recorder(A).run()).isTrue();
            }
        }
        assertThat(recorder(A).run()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void after_rows_were_written_and_before_they_were_committed(SiteStore store) throws SQLException {
        assertThat(cuts(store, FailingTarget::breakAtWrite)).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource
    void before_each_session(SiteStore store) throws SQLException {
        assertThat(cuts(store, FailingTarget::refuseAtOpen)).isGreaterThan(8);
    }

    @Test
    void another_moment_is_not_put_on_top_of_one_that_was_cut_short() throws SQLException {
        clean();
        FailingTarget failing = new FailingTarget(B.database());
        failing.breakAtWrite(9);
        assertThat(told(site(SiteStore.REGISTRATION, failing).restore(HERE, moment, progress)))
                .startsWith("in doubt");

        assertThat(told(site(B).restore(HERE, RestoreMoment.newest(), progress)))
                .contains("a restore of another backup, or to another time");

        assertThat(told(site(B).restore(HERE, moment, progress))).startsWith("[registration: ");
        assertThat(B.content()).isEqualTo(then);
    }

    /** Cuts at the first, second, third … occasion until none is left; answers how many there were. */
    private int cuts(SiteStore store, ObjIntConsumer<FailingTarget> how) throws SQLException {
        for (int cut = 1; ; cut++) {
            clean();
            FailingTarget failing = new FailingTarget(stand(store).database());
            how.accept(failing, cut);
            String first = told(site(store, failing).restore(HERE, moment, progress));
            boolean whole = failing.failures() == 0;
            assertThat(first.startsWith("[registration: "))
                    .describedAs("cut %d: %s", cut, first)
                    .isEqualTo(whole);

            String second = told(site(B).restore(HERE, moment, progress));

            assertThat(second)
                    .describedAs("after cut %d", cut)
                    .startsWith("[registration: ")
                    .contains("platform: ");
            assertThat(B.content()).describedAs("after cut %d", cut).isEqualTo(then);
            String sql = "SELECT count(*) FROM registration WHERE campaign_id = 'later'";
            assertThat(Databases.ask(Stand.PLATFORM.login(), sql)).isEqualTo("24");
            if (whole) {
                return cut - 1;
            }
        }
    }

    private SiteBackups site(SiteStore store, FailingTarget failing) {
        Stand other = stand(store) == B ? Stand.PLATFORM : B;
        return site(
                B,
                Map.of(
                        store,
                        new SiteBackups.Part(stand(store)::snapshot, RestoreTarget.of(store, failing, () -> {})),
                        other.store(),
                        part(other)));
    }

    /** Rows whose time was over when they were made are in the backup, and do not return. */
    private static void retention() {
        for (TableDescription table : Rows.CATALOG.tables()) {
            if (table.expires()) {
                Databases.run(
                        A.login(),
                        "DELETE FROM " + table.name() + " WHERE " + Column.KEEP_UNTIL + " <= "
                                + 2 * RandomRows.NOW_MICROS);
            }
        }
    }

    private static Stand stand(SiteStore store) {
        return store == SiteStore.PLATFORM ? Stand.PLATFORM : B;
    }

    private static void clean() {
        B.clean();
        Stand.PLATFORM.clean();
    }
}
