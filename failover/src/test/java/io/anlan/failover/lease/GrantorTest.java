package io.anlan.failover.lease;

import static io.anlan.kernel.SiteId.SITE_A;
import static io.anlan.kernel.SiteId.SITE_B;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.failover.lease.LeaseAnswer.Verdict;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.Expire;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantorTest {
    private static final Duration WAIT = Duration.ofSeconds(6);
    private static final Right SHARE = new Right("share/site-a");
    private final LeaseBook book = new LeaseBook();
    private final Grantor grantor = new Grantor(WAIT);
    private long nowNanos = -5;

    @BeforeEach
    void a_lease_is_in_the_log() {
        assertThat(book.apply(new Begin(1)).verdict()).isEqualTo(Verdict.NOTED);
        assertThat(book.apply(new Ask(SHARE, SITE_A, 0)).epoch()).isEqualTo(2);
        grantor.elected(nowNanos);
        assertThat(grantor.due(book, nowNanos)).isEmpty();
    }

    @Test
    void a_lease_ends_when_it_was_not_renewed_for_the_whole_wait() {
        nowNanos += WAIT.toNanos() - 1;
        assertThat(grantor.due(book, nowNanos)).isEmpty();
        nowNanos += 1;

        assertThat(grantor.due(book, nowNanos)).containsExactly(new Expire(SHARE, 2, 0));
    }

    @Test
    void a_renewal_begins_the_wait_anew() {
        nowNanos += WAIT.toNanos() - 1;
        assertThat(book.apply(new Ask(SHARE, SITE_A, 2)).verdict()).isEqualTo(Verdict.RENEWED);
        assertThat(grantor.due(book, nowNanos)).isEmpty();
        nowNanos += WAIT.toNanos() - 1;
        assertThat(grantor.due(book, nowNanos)).isEmpty();
        nowNanos += 1;

        assertThat(grantor.due(book, nowNanos)).containsExactly(new Expire(SHARE, 2, 1));
    }

    @Test
    void a_new_leader_counts_every_lease_from_its_election() {
        nowNanos += WAIT.toNanos() - 1;
        grantor.elected(nowNanos);
        nowNanos += WAIT.toNanos() - 1;

        assertThat(grantor.due(book, nowNanos)).isEmpty();
    }

    @Test
    void a_new_leader_renews_at_once_and_grants_after_the_wait() {
        var renewal = new Ask(SHARE, SITE_A, 2);
        var grant = new Ask(new Right("share/site-b"), SITE_B, 0);

        assertThat(grantor.mayPropose(renewal, book, nowNanos)).isTrue();
        assertThat(grantor.mayPropose(grant, book, nowNanos)).isFalse();
        nowNanos += WAIT.toNanos();
        assertThat(grantor.mayPropose(grant, book, nowNanos)).isTrue();
    }
}
