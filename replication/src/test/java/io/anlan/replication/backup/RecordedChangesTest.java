package io.anlan.replication.backup;

import static io.anlan.replication.backup.SiteBackups.Place.COPY;
import static io.anlan.replication.backup.SiteBackups.Place.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.Databases;
import io.anlan.replication.stage.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole backups and segments together bring back any moment, exactly. */
class RecordedChangesTest extends StagedSite {
    private static final Stand A = Stand.REGISTRATION_A;

    /** A moment, and every row that was committed by then. */
    private record Then(long micros, List<String> content) {}

    @Test
    void every_moment_between_two_commits_can_be_restored_in_both_databases() throws SQLException {
        write(Rows.REGISTRATION, Rows.registration("c", 1, 1));
        assertThat(saved(site(A))).isEqualTo("[saved]");
        List<Then> moments = new ArrayList<>(List.of(then()));
        for (int i = 2; i < 8; i++) {
            write(Rows.REGISTRATION, Rows.registration("c", i, 1));
            // Later words take the place of those in the whole backup or in a segment before.
            write(Rows.CAMPAIGN_TEXT, Rows.text("c", "title " + i, "", i, 1));
            moments.add(then());
            if (i == 5) {
                assertThat(saved(site(A))).isEqualTo("[saved]");
                moments.add(then());
            }
            if (i % 2 == 0) {
                assertThat(recorder(A).run()).isTrue();
            }
        }
        assertThat(recorder(A).run()).isTrue();
        assertThat(figures.recording()).describedAs(figures.problem()).isTrue();

        for (Then then : moments) {
            assertThat(restored(RestoreMoment.at(then.micros()))).contains("registration: ", "platform: ", "segments");
            assertThat(Stand.REGISTRATION_B.content()).isEqualTo(then.content());
            assertThat(Stand.PLATFORM.content()).containsAll(then.content());
        }
        assertThat(restored(RestoreMoment.newest())).contains("segments");
        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(A.content());
    }

    @Test
    void a_transaction_belongs_to_the_moment_it_was_committed_at() throws SQLException {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        long between;
        try (Connection slow = A.login().connect()) {
            slow.setAutoCommit(false);
            Rows.write(slow, Rows.REGISTRATION, Rows.registration("slow", 1, 1));
            Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("quick", 1, 1));
            between = now(A);
            assertThat(recorder(A).run()).isTrue();
            slow.commit();
        }
        assertThat(recorder(A).run()).isTrue();

        assertThat(restored(RestoreMoment.at(between))).startsWith("[registration");
        assertThat(campaigns()).containsExactly("c", "quick");
        assertThat(restored(RestoreMoment.newest())).startsWith("[registration");
        assertThat(campaigns()).containsExactly("c", "quick", "slow");
    }

    @Test
    void a_moment_that_is_not_reached_is_refused() throws SQLException {
        long before = now(A);
        assertThat(saved(site(A))).isEqualTo("[saved]");
        assertThat(recorder(A).run()).isTrue();
        long later = now(A);

        assertThat(restored(RestoreMoment.at(before))).contains("refused there is no backup");
        assertThat(restored(RestoreMoment.at(later))).contains("refused what was recorded in folder", " reaches to ");
        assertThat(Stand.REGISTRATION_B.content()).isEmpty();
    }

    @Test
    void without_segments_a_moment_is_refused_and_the_backup_alone_is_restored() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        for (String name : here().list("site-a/changes/")) {
            here().delete(name);
        }

        assertThat(restored(RestoreMoment.at(now(A)))).contains("was not recorded", "--to");
        assertThat(restored(RestoreMoment.wholeBackupBy(now(A)))).startsWith("[registration: 1 rows");
    }

    @Test
    void a_platform_store_without_a_backup_is_restored_from_the_other_store() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("later", 1, 1));
        assertThat(recorder(A).run()).isTrue();
        for (String name : here().list("site-a/platform/")) {
            here().delete(name);
        }

        assertThat(restored(RestoreMoment.newest()))
                .contains("platform: 2 rows of backup", "of the registration store");
        assertThat(Stand.PLATFORM.content()).isEqualTo(A.content());
    }

    @Test
    void a_site_that_lost_all_is_restored_to_a_moment_from_the_copy() throws Exception {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        assertThat(told(site(A).tend(progress))).contains("registration: 1 copied");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("later", 1, 1));
        long moment = now(A);
        List<String> then = A.content();
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("after", 1, 1));
        assertThat(recorder(A).run()).isTrue();
        for (String name : here().list("")) {
            here().delete(name);
        }

        clean();
        assertThat(told(site(Stand.REGISTRATION_B).restore(COPY, RestoreMoment.at(moment), progress)))
                .contains("segments");
        assertThat(Stand.REGISTRATION_B.content()).isEqualTo(then);
    }

    @Test
    void a_trial_brings_the_segments_too() throws SQLException {
        assertThat(saved(site(A))).isEqualTo("[saved]");
        Rows.write(A.login(), Rows.REGISTRATION, Rows.registration("later", 1, 1));
        assertThat(recorder(A).run()).isTrue();

        assertThat(told(site(A).verify(HERE, progress))).contains("registration: 2 rows", "segments", "by digest");
    }

    /** Into both databases, as a link would bring it. */
    private static void write(TableDescription table, @Nullable Object[] row) throws SQLException {
        Rows.write(A.login(), table, row);
        try (Connection platform = Stand.PLATFORM.database().open("fill")) {
            int unused = Stand.PLATFORM.database().write(platform, table, List.<@Nullable Object[]>of(row), 0);
            platform.commit();
        }
    }

    private Then then() throws SQLException {
        return new Then(now(A), A.content());
    }

    private String restored(RestoreMoment moment) {
        clean();
        return told(site(Stand.REGISTRATION_B).restore(HERE, moment, progress));
    }

    private static void clean() {
        Stand.REGISTRATION_B.clean();
        Stand.PLATFORM.clean();
    }

    private static List<String> campaigns() {
        String sql = "SELECT string_agg(campaign_id, ',' ORDER BY campaign_id) FROM registration";
        return List.of(Databases.ask(Stand.REGISTRATION_B.login(), sql).split(","));
    }
}
