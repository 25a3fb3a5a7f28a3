package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.journal.Kept.KeptEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Kept kept = new Kept();

    @Test
    void a_batch_without_a_position_is_never_taken() {
        kept.keep("1", "key-1", new byte[3]);

        assertThat(taken(1_000)).isEmpty();
        assertThat(kept.unplaced()).containsExactly("1");
    }

    @Test
    void what_the_mark_covers_is_taken_and_its_bytes_are_free_again() {
        kept.keep("1", "key-1", new byte[3]);
        kept.keep("2", "key-2", new byte[4]);
        kept.place(List.of("1"), 10);
        kept.place(List.of("2"), 20);

        assertThat(taken(9)).isEmpty();
        assertThat(taken(10)).containsExactly("1");
        assertThat(kept.bytes()).isEqualTo(4);
        assertThat(taken(20)).containsExactly("2");
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void a_position_once_given_stays() {
        kept.keep("1", "key-1", new byte[3]);
        kept.place(List.of("1"), 10);
        kept.place(List.of("1"), 30);

        assertThat(taken(10)).containsExactly("1");
    }

    @Test
    void a_mark_of_another_database_covers_nothing() {
        kept.keep("1", "key-1", new byte[3]);
        kept.place(List.of("1"), 10);

        assertThat(kept.takeApplied("here", new AppliedMark("elsewhere", 1_000, 0)))
                .isEmpty();
    }

    @Test
    void positions_of_a_lost_database_are_taken_back() {
        kept.keep("1", "key-1", new byte[3]);
        kept.place(List.of("1"), 10);

        kept.displace();

        assertThat(taken(1_000)).isEmpty();
        assertThat(kept.unplaced()).containsExactly("1");
    }

    @Test
    void a_name_gives_way_to_the_bytes() {
        kept.name("1");
        assertThat(kept.named()).isEqualTo(1);

        kept.keep("1", "key-1", new byte[3]);

        assertThat(kept.named()).isZero();
        assertThat(kept.puttable()).extracting(KeptEntry::batchId).containsExactly("1");
        kept.name("1");
        assertThat(kept.bytes()).isEqualTo(3);
        assertThat(kept.named()).isZero();
    }

    @Test
    void names_are_counted_until_they_are_raised() {
        kept.name("1");
        kept.place(List.of("1"), 10);
        assertThat(kept.atOneSite()).isEqualTo(1);

        assertThat(taken(10)).containsExactly("1");
        assertThat(kept.named()).isZero();
        assertThat(kept.atOneSite()).isZero();
    }

    @Test
    void what_is_held_is_not_at_one_site() {
        kept.keep("1", "key-1", new byte[3]);
        assertThat(kept.atOneSite()).as("its put is still under way").isZero();
        kept.place(List.of("1"), 10);
        assertThat(kept.atOneSite()).isEqualTo(1);

        kept.held("1");

        assertThat(kept.atOneSite()).isZero();
    }

    private List<String> taken(long mark) {
        return kept.takeApplied("here", new AppliedMark("here", mark, 0)).stream()
                .map(KeptEntry::batchId)
                .toList();
    }
}
