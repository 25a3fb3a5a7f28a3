package io.anlan.app.quota.postgres;

import static io.anlan.app.quota.postgres.QuotaRig.CAMPAIGN;
import static io.anlan.app.quota.postgres.QuotaRig.await;
import static io.anlan.app.quota.postgres.QuotaRig.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.HeldRights;
import io.anlan.app.quota.Notice;
import io.anlan.app.quota.Tally;
import io.anlan.kernel.HybridTime;
import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a database has told of is here, or nothing is opened; and nothing it writes later looks as if it had been told of. */
class StatementTest {

    private static final HeldRights NEXT = new HeldRights(8, 0, 0);
    private static QuotaRig rig;

    @BeforeAll
    static void start() {
        rig = new QuotaRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void a_row_written_after_a_statement_does_not_stand_in_for_one_it_told_of() {
        rig.opened(10, 7);
        rig.add(ClaimRow.TABLE, rig.claimOfB(1, 1).values());
        rig.add(ClaimRow.TABLE, rig.claimOfB(2, 2).values());
        rig.tend(NEXT);
        stated(SiteId.SITE_B, rig.facts(NEXT).tally());
        rig.sql("delete from claim where serial = 2");
        rig.add(ClaimRow.TABLE, rig.claimOfB(3, 3).values());

        rig.tend(NEXT);
        assertThat(opened()).isEqualTo(7);

        rig.add(ClaimRow.TABLE, rig.claimOfB(2, 2).values());
        rig.tend(NEXT);
        assertThat(opened()).isEqualTo(8);
    }

    @Test
    void what_is_written_after_a_statement_has_a_later_version() {
        rig.opened(10, 7);
        var told = told(300);

        var given = await(rig.give(7, List.of(1)));

        assertThat(Objects.requireNonNull(given.claims().get(person(1))).row().version())
                .isGreaterThan(told);
    }

    @Test
    void a_node_whose_clock_is_far_behind_what_its_site_has_told_writes_nothing() {
        rig.opened(10, 7);
        var unused = told(60_000);

        assertThatThrownBy(() -> await(rig.give(7, List.of(1)))).hasStackTraceContaining("far behind");
    }

    private static long opened() {
        return Objects.requireNonNull(rig.facts(NEXT).gate()).own();
    }

    /** Another node of this site has told of a row so many milliseconds ahead. */
    private static long told(int millisAhead) {
        var version = HybridTime.of(rig.time.wallMillis() + millisAhead, 0).value();
        stated(SiteId.SITE_A, new Tally(new Tally.Rows(1, 0, 0, version), Tally.Rows.NONE));
        return version;
    }

    private static void stated(SiteId by, Tally tally) {
        var about = rig.facts(HeldRights.NONE).notices().stream()
                .map(Notice::about)
                .filter(text -> text.endsWith("/a1"))
                .findFirst()
                .orElseThrow();
        // Whoever states speaks of the other's share.
        rig.add(QuotaRows.NOTICE, rig.ofB.notice(CAMPAIGN, Notice.stated(by.peer(), 8, by, about, tally)));
    }
}
