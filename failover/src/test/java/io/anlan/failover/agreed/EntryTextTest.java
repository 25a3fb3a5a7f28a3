package io.anlan.failover.agreed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.agreed.Entry.Leased;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.Begin;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.LeaseCommand.Expire;
import io.anlan.failover.lease.Right;
import io.anlan.kernel.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTextTest {
    private static final Right SHARE = new Right("share/site-b");

    @Test
    void entries_come_back_as_they_were_written() {
        for (LeaseCommand command : List.of(
                new Begin(7),
                new Ask(SHARE, SiteId.SITE_B, 0),
                new End(SHARE, SiteId.SITE_B, 9),
                new Expire(SHARE, 9, 3))) {
            var entry = new Leased(command, "node site-b", 1_700_000_000_000L);

            assertThat(EntryText.read(EntryText.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void answers_come_back_with_and_without_a_holder() {
        for (var answer : List.of(
                new AgreedAnswer(true, "GRANTED", SiteId.SITE_A, 8), new AgreedAnswer(false, "NOT_BEGUN", null, 0))) {
            assertThat(EntryText.readAnswer(EntryText.write(answer))).isEqualTo(answer);
        }
    }

    @Test
    void what_is_no_entry_is_not_guessed_at() {
        for (var text : List.of("", "{}", "no json", "{\"kind\":\"draw\",\"right\":\"draw/x\"}")) {
            assertThatThrownBy(() -> assertThat(EntryText.read(text.getBytes(StandardCharsets.UTF_8)))
                            .isNull())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_saved_state_goes_on_as_the_first_would() {
        var state = new AgreedState();
        apply(state, new Begin(100));
        apply(state, new Ask(SHARE, SiteId.SITE_B, 0));
        apply(state, new End(SHARE, SiteId.SITE_B, 101));

        var again = StateText.read(StateText.write(state));

        assertThat(again.leases()).isEqualTo(state.leases()).hasSize(1);
        assertThat(again.audit()).isEqualTo(state.audit()).hasSize(2);
        apply(again, new Expire(SHARE, 101, 0));
        apply(again, new Ask(SHARE, SiteId.SITE_A, 0));
        assertThat(again.leases()).extracting(lease -> lease.epoch()).containsExactly(102L);
    }

    private static void apply(AgreedState state, LeaseCommand command) {
        assertThat(state.apply(new Leased(command, "somebody", 1)).accepted()).isTrue();
    }
}
