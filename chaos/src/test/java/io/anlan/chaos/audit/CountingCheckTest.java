package io.anlan.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountingCheckTest {
    @Test
    void a_sound_history_has_nothing_to_report() {
        CountingCheck.Counted counted = judge(new Planted(10));

        assertThat(counted.countedTwice()).isEmpty();
        assertThat(counted.acceptedTwice()).isEmpty();
        assertThat(counted.shared()).isEmpty();
        assertThat(counted.invented()).isEmpty();
    }

    @Test
    void two_sites_rows_with_one_number_are_accepted_twice_and_counted_once() {
        Planted planted = new Planted(10).answered(4, "k4", Planted.number(4), 2);
        planted.everywhere(Planted.row(4, "k4", Planted.number(4), 2, 300));

        CountingCheck.Counted counted = judge(planted);

        assertThat(counted.acceptedTwice()).containsExactly(4);
        assertThat(counted.countedTwice()).isEmpty();
    }

    @Test
    void two_numbers_for_one_person_are_counted_twice() {
        Planted planted = new Planted(10).everywhere(Planted.row(4, "k4", "N4-other", 2, 300));

        assertThat(judge(planted).countedTwice()).containsExactly(4);
    }

    @Test
    void two_person_keys_for_one_citizen_are_counted_twice() {
        Planted planted = new Planted(10).asked(4, "k4-b");
        planted.everywhere(Planted.row(77, "k4-b", "N77", 1, 300));

        assertThat(judge(planted).countedTwice()).containsExactly(4);
    }

    @Test
    void two_numbers_answered_are_counted_twice_though_one_row_is_stored() {
        Planted planted = new Planted(10).answered(4, "k4", "N4-other", 1);

        assertThat(judge(planted).countedTwice()).containsExactly(4);
    }

    @Test
    void databases_that_let_different_acceptances_count_are_counted_twice() {
        Planted planted = new Planted(10);
        StoredRegistration later = Planted.row(4, "k4", Planted.number(4), 2, 300);
        planted.everywhere(later).without(Store.PLATFORM_B, 4).at(Store.PLATFORM_B, later);

        assertThat(judge(planted).countedTwice()).containsExactly(4);
    }

    @Test
    void a_tie_of_versions_is_broken_by_writer_then_hash() {
        StoredRegistration low = new StoredRegistration("p", 1, "N", "k", 5, 1, "00");

        assertThat(low.countsBefore(new StoredRegistration("p", 2, "N", "k", 5, 3, "00")))
                .isTrue();
        assertThat(low.countsBefore(new StoredRegistration("p", 1, "N", "k", 5, 1, "01")))
                .isTrue();
        assertThat(new StoredRegistration("p", 2, "N", "k", 6, 1, "00").countsBefore(low))
                .isFalse();
    }

    @Test
    void one_number_for_two_citizens_is_shared() {
        Planted planted = new Planted(10);
        for (Store store : Store.values()) {
            planted.changed(store, 5, row -> Planted.row(5, row.idempotencyKey(), Planted.number(4), 2, 105));
        }

        assertThat(judge(planted).shared()).contains(Planted.number(4));
    }

    @Test
    void a_row_nobody_asked_for_is_invented() {
        Planted planted = new Planted(10).at(Store.REGISTRATION_B, Planted.row(99, "never-sent", "N99", 2, 400));

        assertThat(judge(planted).invented()).containsExactly("N99@site-b");
    }

    private static CountingCheck.Counted judge(Planted planted) {
        return CountingCheck.of(planted.history(), planted.rows());
    }
}
