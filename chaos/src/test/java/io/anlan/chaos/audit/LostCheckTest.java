package io.anlan.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LostCheckTest {
    @Test
    void nothing_is_lost_when_every_database_has_every_acknowledged_row() {
        Planted planted = new Planted(10);

        assertThat(LostCheck.of(planted.acknowledged(), planted.rows()).count()).isZero();
    }

    @Test
    void a_row_in_no_database_is_lost() {
        Planted planted = new Planted(10);
        for (Store store : Store.values()) {
            planted.without(store, 4);
        }

        LostCheck.Lost lost = LostCheck.of(planted.acknowledged(), planted.rows());

        assertThat(lost.nowhere()).containsExactly("N4@site-a");
        assertThat(lost.count()).isEqualTo(1);
    }

    @Test
    void a_row_missing_in_any_one_database_is_lost() {
        for (Store store : Store.values()) {
            Planted planted = new Planted(10).without(store, 5);

            LostCheck.Lost lost = LostCheck.of(planted.acknowledged(), planted.rows());

            assertThat(lost.nowhere()).isEmpty();
            assertThat(lost.somewhere()).containsExactly("N5@site-b");
        }
    }

    @Test
    void the_acceptance_of_the_other_site_does_not_stand_in_for_the_acknowledged_one() {
        Planted planted = new Planted(10);
        for (Store store : Store.values()) {
            planted.changed(store, 4, row -> Planted.row(4, row.idempotencyKey(), row.registrationNo(), 2, 104));
        }

        assertThat(LostCheck.of(planted.acknowledged(), planted.rows()).nowhere())
                .containsExactly("N4@site-a");
    }

    @Test
    void a_database_that_was_not_read_is_no_evidence() {
        java.util.Map<Store, java.util.List<StoredRegistration>> three = new java.util.EnumMap<>(Store.class);
        three.put(Store.REGISTRATION_A, java.util.List.of());

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> new StoredRows(three));
    }
}
