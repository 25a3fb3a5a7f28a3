package io.anlan.app.registration;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.registration.Standing.Statement;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final RegistrationRequest REQUEST = Requests.of(1);

    @Test
    void what_was_just_stored_is_at_both_sites_only_if_held() {
        var standing = Standing.stored(own(1));

        assertThat(said(standing.judge(REQUEST, true, true, false)))
                .isEqualTo(new Statement(own(1), StoredAt.BOTH_SITES, true, false));
        assertThat(said(standing.judge(REQUEST, true, false, false)).storedAt()).isEqualTo(StoredAt.ONE_SITE);
    }

    @Test
    void a_known_own_row_is_at_both_sites_only_if_that_is_known() {
        assertThat(storedAt(met(known(own(1), false)), false)).isEqualTo(StoredAt.ONE_SITE);
        assertThat(storedAt(met(known(own(1), true)), false)).isEqualTo(StoredAt.BOTH_SITES);
        assertThat(storedAt(met(known(own(1), false)), true)).isEqualTo(StoredAt.BOTH_SITES);
    }

    @Test
    void what_this_node_has_learnt_counts_before_its_database_knows() {
        var found = new Found(Gate.OPEN, List.of(known(own(1), false)));

        var standing = Standing.met(found, null, SITE_A, acceptance -> acceptance.site() == SITE_A, true);

        assertThat(storedAt(standing, false)).isEqualTo(StoredAt.BOTH_SITES);
        assertThat(standing.unheld()).isEmpty();
    }

    @Test
    void a_row_of_the_peer_that_is_here_is_at_both_sites() {
        assertThat(storedAt(met(known(of(SITE_B, 1), false)), false)).isEqualTo(StoredAt.BOTH_SITES);
    }

    @Test
    void a_met_row_the_peer_is_not_known_to_have_joins_the_entry() {
        assertThat(met(known(own(1), false)).unheld()).containsExactly(own(1));
        assertThat(met(known(own(1), true)).unheld()).isEmpty();
        assertThat(met(known(of(SITE_B, 1), false)).unheld()).isEmpty();
    }

    @Test
    void of_two_acceptances_the_smaller_one_is_told() {
        var standing = met(known(own(7), true), known(of(SITE_B, 3), false));

        assertThat(said(standing.judge(REQUEST, true, false, false)).acceptance())
                .isEqualTo(of(SITE_B, 3));
    }

    @Test
    void what_the_peer_has_put_into_the_journal_is_told_though_it_is_no_row_here() {
        var standing = Standing.met(new Found(Gate.OPEN, List.of()), of(SITE_B, 3), SITE_A, acceptance -> false, true);

        assertThat(said(standing.judge(REQUEST, true, false, false)))
                .isEqualTo(new Statement(of(SITE_B, 3), StoredAt.BOTH_SITES, false, false));
    }

    @Test
    void what_only_lies_in_the_memory_of_a_site_that_cannot_store_is_in_doubt() {
        var peers = of(SITE_B, 3);
        var empty = new Found(Gate.OPEN, List.of());
        var remembered = Standing.met(empty, peers, SITE_A, acceptance -> false, false);
        var stored =
                Standing.met(new Found(Gate.OPEN, List.of(known(peers, false))), peers, SITE_A, row -> false, false);

        assertThat(kind(remembered.judge(REQUEST, true, false, false))).isEqualTo("in doubt");
        assertThat(kind(remembered.judge(REQUEST, true, true, false)))
                .as("whatever else of the batch the peer holds")
                .isEqualTo("in doubt");
        assertThat(storedAt(stored, false)).isEqualTo(StoredAt.BOTH_SITES);
    }

    @Test
    void a_strict_campaign_says_nothing_before_both_sites() {
        var strict = Requests.strict(1);

        assertThat(kind(Standing.stored(own(1)).judge(strict, true, false, false)))
                .isEqualTo("in doubt");
        assertThat(kind(met(known(own(1), false)).judge(strict, true, false, false)))
                .isEqualTo("in doubt");
        assertThat(kind(Standing.stored(own(1)).judge(strict, true, true, false)))
                .isEqualTo("done");
        assertThat(kind(met(known(own(1), true)).judge(strict, true, false, false)))
                .isEqualTo("done");
    }

    @Test
    void closing_that_began_before_the_answer_leaves_doubt_of_what_was_just_stored() {
        assertThat(kind(Standing.stored(own(1)).judge(REQUEST, true, true, true)))
                .isEqualTo("in doubt");
        assertThat(kind(met(known(own(1), true)).judge(REQUEST, true, true, true)))
                .isEqualTo("done");
    }

    @Test
    void a_key_used_with_another_body_is_refused() {
        var other = Requests.of(1, "key-1", "alipay");

        assertThat(kind(met(known(own(1), true)).judge(other, true, true, false)))
                .isEqualTo("idempotency-key-reused");
        assertThat(kind(Standing.stored(own(1)).judge(other, false, true, false)))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void another_key_of_the_same_person_is_told_that_they_are_registered() {
        var other = Requests.of(1, "another", "alipay");

        var said = said(met(known(own(1), true)).judge(other, true, false, false));

        assertThat(said.alreadyRegistered()).isTrue();
        assertThat(said.fresh()).isFalse();
    }

    @Test
    void a_double_tap_is_told_the_same_and_is_not_new() {
        var said = said(Standing.stored(own(1)).judge(REQUEST, false, true, false));

        assertThat(said).isEqualTo(new Statement(own(1), StoredAt.BOTH_SITES, false, false));
    }

    @Test
    void who_is_not_known_is_refused_for_the_gate() {
        assertThat(kind(met(Gate.CLOSED).judge(REQUEST, true, false, false))).isEqualTo("campaign-closed");
        assertThat(kind(met(Gate.MISSING).judge(REQUEST, true, false, false))).isEqualTo("not-stored");
        assertThat(kind(met(Gate.OPEN).judge(REQUEST, true, false, false))).isEqualTo("not-stored");
    }

    @Test
    void who_registered_in_time_is_told_so_after_the_gate_has_closed() {
        var standing = Standing.met(
                new Found(Gate.CLOSED, List.of(known(own(1), true))), null, SITE_A, acceptance -> false, true);

        assertThat(kind(standing.judge(REQUEST, true, false, true))).isEqualTo("done");
    }

    private static StoredAt storedAt(Standing standing, boolean held) {
        return said(standing.judge(REQUEST, true, held, false)).storedAt();
    }

    private static Standing met(Known... known) {
        return Standing.met(new Found(Gate.OPEN, List.of(known)), null, SITE_A, acceptance -> false, true);
    }

    private static Standing met(Gate gate) {
        return Standing.met(new Found(gate, List.of()), null, SITE_A, acceptance -> false, true);
    }

    private static Known known(Acceptance acceptance, boolean both) {
        return new Known(acceptance, both);
    }

    private static Acceptance own(long version) {
        return of(SITE_A, version);
    }

    private static final byte[] HASH = {1};

    private static Acceptance of(SiteId site, long version) {
        return new Acceptance(
                REQUEST.key().campaignId(),
                REQUEST.key().personKey(),
                site,
                REQUEST.registrationNo(),
                REQUEST.channel(),
                REQUEST.idempotencyKey(),
                REQUEST.bodyHash(),
                1,
                "batch",
                "corr",
                null,
                version,
                site.registrationWriter(),
                HASH);
    }

    private static Statement said(Outcome<Statement> outcome) {
        return outcome.fold(
                said -> said,
                refusal -> {
                    throw new AssertionError(refusal.type());
                },
                doubt -> {
                    throw new AssertionError(doubt.detail());
                });
    }

    private static String kind(Outcome<Statement> outcome) {
        return outcome.fold(said -> "done", refusal -> refusal.type(), doubt -> "in doubt");
    }
}
