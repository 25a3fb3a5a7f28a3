package io.anlan.app.journal;

import static io.anlan.app.journal.JournalFixture.acceptance;
import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.acceptance.AcceptanceKey;
import io.anlan.app.quota.ClaimRow;
import io.anlan.app.quota.Seat;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboundIndexTest {

    private static final PersonKey PERSON = new PersonKey(new byte[32]);
    private static final AcceptanceKey KEY = new AcceptanceKey("first-come", PERSON);

    private final InboundIndex index = new InboundIndex();

    @Test
    void an_acceptance_is_found_by_its_person_and_by_its_number_until_it_is_a_row() {
        var accepted = acceptance("batch", 1);
        var entry = new JournalEntry("batch", List.of(accepted), List.of());

        index.add(entry);
        assertThat(index.find(accepted.key())).isEqualTo(accepted);
        assertThat(index.find(accepted.registrationNo())).isEqualTo(accepted);

        index.remove(entry);
        assertThat(index.find(accepted.key())).isNull();
        assertThat(index.find(accepted.registrationNo())).isNull();
    }

    @Test
    void a_claim_put_twice_is_found_by_its_person_and_by_its_number_until_both_are_rows() {
        index.add(claim("one"));
        index.add(claim("two"));

        index.remove(claim("one"));
        assertThat(index.claims(KEY)).isTrue();
        assertThat(index.claim("N1")).isTrue();
        assertThat(index.claim("N2")).isFalse();

        index.remove(claim("two"));
        assertThat(index.claims(KEY)).isFalse();
        assertThat(index.claim("N1")).isFalse();
    }

    private static JournalEntry claim(String batchId) {
        var seat = new Seat(SiteId.SITE_B, 1, 1);
        var row = new ClaimRow("first-come", seat, PERSON, "N1", "key", 1, 2, batchId, "corr", 3, 3);
        var rows = new ArrayList<@Nullable Object[]>();
        rows.add(row.values());
        return new JournalEntry(batchId, List.of(), List.of(), List.of(new TableRows(ClaimRow.TABLE, rows)));
    }
}
