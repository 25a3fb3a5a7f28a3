package io.anlan.failover.lease;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.kernel.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseBookTest {
    private static final Right SHARE = new Right("share/site-a");
    private static final Right DRAW = new Right("draw/spring-2026");
    private final LeaseBook book = new LeaseBook();

    @BeforeEach
    void begin() {
        assertThat(book.apply(new Begin(1_000)).verdict()).isEqualTo(Verdict.NOTED);
    }

    @Test
    void a_log_that_has_not_begun_grants_nothing() {
        assertThat(new LeaseBook().apply(new Ask(SHARE, SITE_A, 0)).verdict()).isEqualTo(Verdict.NOT_BEGUN);
    }

    @Test
    void each_grant_has_a_greater_epoch_than_all_before() {
        var first = grant(SHARE, SITE_A);
        var second = grant(DRAW, SITE_B);
        expire(SHARE);

        assertThat(first).isGreaterThan(1_000);
        assertThat(second).isGreaterThan(first);
        assertThat(grant(SHARE, SITE_B)).isGreaterThan(second);
    }

    @Test
    void who_holds_it_is_renewed_and_another_is_told_who_holds_it() {
        var epoch = grant(SHARE, SITE_A);

        assertThat(ask(SHARE, SITE_A, epoch)).isEqualTo(new LeaseAnswer(Verdict.RENEWED, SITE_A, epoch));
        assertThat(ask(SHARE, SITE_B, 0)).isEqualTo(new LeaseAnswer(Verdict.HELD_BY_ANOTHER, SITE_A, epoch));
    }

    @Test
    void another_node_of_the_holder_is_given_the_same_epoch() {
        var epoch = grant(SHARE, SITE_A);

        assertThat(ask(SHARE, SITE_A, 0)).isEqualTo(new LeaseAnswer(Verdict.RENEWED, SITE_A, epoch));
    }

    @Test
    void an_epoch_that_is_over_is_not_renewed() {
        var epoch = grant(SHARE, SITE_A);
        expire(SHARE);

        assertThat(ask(SHARE, SITE_A, epoch).verdict()).isEqualTo(Verdict.EPOCH_OVER);
        assertThat(book.leases()).isEmpty();
        var later = grant(SHARE, SITE_A);
        assertThat(ask(SHARE, SITE_A, epoch)).isEqualTo(new LeaseAnswer(Verdict.EPOCH_OVER, SITE_A, later));
    }

    @Test
    void an_end_that_has_not_seen_the_last_renewal_is_void() {
        var epoch = grant(SHARE, SITE_A);
        var seen = lease(SHARE).renewals();
        assertThat(ask(SHARE, SITE_A, epoch).verdict()).isEqualTo(Verdict.RENEWED);

        assertThat(book.apply(new Expire(SHARE, epoch, seen)).epoch()).isEqualTo(epoch);

        assertThat(book.find(SHARE)).isNotNull();
    }

    @Test
    void what_is_given_back_is_renewed_no_more_and_not_free_yet() {
        var epoch = grant(SHARE, SITE_A);

        assertThat(book.apply(new End(SHARE, SITE_A, epoch)).verdict()).isEqualTo(Verdict.ENDING);

        assertThat(ask(SHARE, SITE_A, epoch).verdict()).isEqualTo(Verdict.ENDS_SOON);
        assertThat(ask(SHARE, SITE_A, 0).verdict()).isEqualTo(Verdict.ENDS_SOON);
        assertThat(ask(SHARE, SITE_B, 0).verdict()).isEqualTo(Verdict.HELD_BY_ANOTHER);
        expire(SHARE);
        assertThat(grant(SHARE, SITE_B)).isGreaterThan(epoch);
    }

    @Test
    void nobody_gives_back_what_is_anothers() {
        var epoch = grant(SHARE, SITE_A);

        assertThat(book.apply(new End(SHARE, SITE_B, epoch)).verdict()).isEqualTo(Verdict.NOTED);
        assertThat(book.apply(new End(SHARE, SITE_A, epoch - 1)).verdict()).isEqualTo(Verdict.NOTED);

        assertThat(lease(SHARE).ending()).isFalse();
    }

    @Test
    void a_site_is_alone_only_when_the_other_holds_nothing() {
        var epoch = grant(DRAW, SITE_B);

        assertThat(ask(Right.alone(SITE_A), SITE_A, 0))
                .isEqualTo(new LeaseAnswer(Verdict.NOT_WHILE_ALONE, SITE_B, epoch));
        assertThat(book.apply(new End(DRAW, SITE_B, epoch)).verdict()).isEqualTo(Verdict.ENDING);
        assertThat(ask(Right.alone(SITE_A), SITE_A, 0).verdict()).isEqualTo(Verdict.NOT_WHILE_ALONE);
        expire(DRAW);
        assertThat(ask(Right.alone(SITE_A), SITE_A, 0).verdict()).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void while_a_site_is_alone_the_other_is_granted_nothing() {
        var epoch = grant(Right.alone(SITE_A), SITE_A);

        assertThat(ask(SHARE, SITE_B, 0)).isEqualTo(new LeaseAnswer(Verdict.NOT_WHILE_ALONE, SITE_A, epoch));
        assertThat(ask(Right.alone(SITE_B), SITE_B, 0).verdict()).isEqualTo(Verdict.NOT_WHILE_ALONE);
        assertThat(ask(SHARE, SITE_A, 0).verdict()).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void nobody_is_alone_for_another() {
        assertThat(ask(Right.alone(SITE_A), SITE_B, 0).verdict()).isEqualTo(Verdict.NOT_YOURS);
    }

    @Test
    void a_saved_book_goes_on_as_the_first_would() {
        var epoch = grant(SHARE, SITE_A);
        var again = new LeaseBook(book.leases(), book.lastEpoch());

        assertThat(again.apply(new Ask(SHARE, SITE_A, epoch)).verdict()).isEqualTo(Verdict.RENEWED);
        assertThat(again.apply(new Ask(DRAW, SITE_B, 0)).epoch()).isEqualTo(epoch + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "share", "share/", "/site-a", "SHARE/site-a", "share/../x", "share/a b", "alone/site-c"})
    void what_is_no_right_has_no_name(String name) {
        assertThatThrownBy(() -> assertThat(new Right(name).aloneOf()).isPresent())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long grant(Right right, SiteId holder) {
        var answer = ask(right, holder, 0);
        assertThat(answer.verdict()).isEqualTo(Verdict.GRANTED);
        assertThat(answer.verdict().accepted()).isTrue();
        return answer.epoch();
    }

    private LeaseAnswer ask(Right right, SiteId holder, long epoch) {
        return book.apply(new Ask(right, holder, epoch));
    }

    private void expire(Right right) {
        var lease = lease(right);
        assertThat(book.apply(new Expire(right, lease.epoch(), lease.renewals()))
                        .holder())
                .isNull();
    }

    private Lease lease(Right right) {
        return java.util.Objects.requireNonNull(book.find(right));
    }
}
