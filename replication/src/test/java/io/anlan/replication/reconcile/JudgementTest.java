package io.anlan.replication.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.RowHash;
import io.anlan.replication.stage.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final FoundRow OLD = text("old", 1);
    private static final FoundRow NEW = text("new", 2);
    private static final FoundRow BROKEN = broken(NEW);

    @Test
    void what_a_database_had_before_it_must_still_have_or_better() {
        assertThat(judge(null, OLD, Taking.ALL)).isEqualTo(FindingKind.MISSING);
        assertThat(judge(OLD, NEW, Taking.ALL)).isEqualTo(FindingKind.STALE);
        assertThat(judge(NEW, OLD, Taking.ALL)).isNull();
        assertThat(judge(NEW, NEW, Taking.ALL)).isNull();
        assertThat(judge(OLD, null, Taking.ALL)).isNull();
        assertThat(judge(null, null, Taking.ALL)).isNull();
    }

    @Test
    void a_broken_row_teaches_nothing_and_is_a_finding_whatever_the_other_has() {
        assertThat(judge(OLD, BROKEN, Taking.ALL)).isNull();
        assertThat(judge(null, BROKEN, Taking.ALL)).isNull();
        assertThat(judge(BROKEN, null, Taking.ALL)).isEqualTo(FindingKind.ALTERED);
        assertThat(judge(BROKEN, OLD, Taking.ALL)).isEqualTo(FindingKind.ALTERED);
        assertThat(judge(BROKEN, BROKEN, Taking.PROVEN)).isEqualTo(FindingKind.ALTERED);
    }

    @Test
    void what_no_link_carries_is_extra_where_it_is() {
        assertThat(judge(null, OLD, Taking.PROVEN)).isEqualTo(FindingKind.EXTRA);
        assertThat(judge(OLD, NEW, Taking.PROVEN)).isEqualTo(FindingKind.EXTRA);
        assertThat(judge(NEW, OLD, Taking.PROVEN)).isNull();
    }

    @Test
    void the_peers_database_is_the_peers_to_mend() {
        assertThat(judge(null, OLD, Taking.NOTHING)).isNull();
        assertThat(judge(BROKEN, OLD, Taking.NOTHING)).isNull();
        assertThat(mayTake(null, OLD, Taking.NOTHING)).isFalse();
    }

    @Test
    void without_a_link_only_the_row_whose_hash_stands_there_is_taken() {
        assertThat(mayTake(BROKEN, NEW, Taking.PROVEN)).isTrue();
        assertThat(mayTake(BROKEN, OLD, Taking.PROVEN)).isFalse();
        assertThat(mayTake(null, NEW, Taking.PROVEN)).isFalse();
        assertThat(mayTake(OLD, NEW, Taking.PROVEN)).isFalse();
        assertThat(mayTake(BROKEN, OLD, Taking.ALL)).isTrue();
        assertThat(mayTake(OLD, NEW, Taking.ALL)).isTrue();
        assertThat(mayTake(NEW, OLD, Taking.ALL)).isFalse();
        assertThat(mayTake(null, BROKEN, Taking.ALL)).isFalse();
    }

    @Test
    void a_parked_row_is_needless_when_a_better_one_is_there_and_the_source_agrees() {
        assertThat(needless(OLD, NEW, NEW)).isTrue();
        assertThat(needless(NEW, OLD, OLD)).isFalse();
        assertThat(needless(OLD, NEW, null)).isTrue();
        assertThat(needless(OLD, null, OLD)).isFalse();
        assertThat(needless(BROKEN, NEW, NEW)).isTrue();
        assertThat(needless(BROKEN, OLD, NEW)).isFalse();
        assertThat(needless(BROKEN, NEW, BROKEN)).isFalse();
        assertThat(needless(BROKEN, NEW, null)).isFalse();
        assertThat(needless(BROKEN, BROKEN, NEW)).isFalse();
    }

    @Test
    void a_parked_row_without_a_key_both_engines_know_is_not_looked_for() {
        @Nullable Object[] row = OLD.values().clone();
        assertThat(ParkedReview.named(Rows.CAMPAIGN_TEXT, row)).isTrue();
        row[0] = "c\0";
        assertThat(ParkedReview.named(Rows.CAMPAIGN_TEXT, row)).isFalse();
        row[0] = null;
        assertThat(ParkedReview.named(Rows.CAMPAIGN_TEXT, row)).isFalse();
    }

    private static @Nullable FindingKind judge(@Nullable FoundRow mine, @Nullable FoundRow theirs, Taking taking) {
        return Judgement.of(Rows.CAMPAIGN_TEXT, mine, theirs, taking);
    }

    private static boolean mayTake(@Nullable FoundRow mine, @Nullable FoundRow theirs, Taking taking) {
        return Judgement.mayTake(Rows.CAMPAIGN_TEXT, mine, theirs, taking);
    }

    private static boolean needless(FoundRow parked, @Nullable FoundRow mine, @Nullable FoundRow theirs) {
        return ParkedReview.needless(Rows.CAMPAIGN_TEXT, parked.values(), mine, theirs);
    }

    private static FoundRow text(String title, long version) {
        @Nullable Object[] row = Rows.text("c1", title, "", version, 1);
        return new FoundRow(Rows.CAMPAIGN_TEXT, row, RowHash.of(Rows.CAMPAIGN_TEXT, row));
    }

    private static FoundRow broken(FoundRow whole) {
        @Nullable Object[] row = whole.values().clone();
        row[Rows.CAMPAIGN_TEXT.index("title")] = "altered";
        return new FoundRow(Rows.CAMPAIGN_TEXT, row, RowHash.of(Rows.CAMPAIGN_TEXT, row));
    }
}
