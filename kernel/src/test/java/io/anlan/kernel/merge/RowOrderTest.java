package io.anlan.kernel.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private static final TableDescription TEXT = TableCatalog.standard().table("campaign_text");
    private static final TableDescription EVENT = TableCatalog.standard().table("campaign_event");

    private static Stamp stamp(long version, int writer, int hash) {
        return new Stamp(version, writer, new byte[] {(byte) hash});
    }

    private static @Nullable Object[] text(String campaign, String lang, String title, long version) {
        return new @Nullable Object[] {campaign, lang, title, "", version, (short) 1, new byte[16]};
    }

    @Test
    void version_weighs_more_than_writer_and_writer_more_than_hash() {
        assertThat(Stream.of(stamp(2, 1, 0), stamp(1, 3, 0), stamp(1, 1, 0x80), stamp(1, 1, 0x7f))
                        .sorted())
                .containsExactly(stamp(1, 1, 0x7f), stamp(1, 1, 0x80), stamp(1, 3, 0), stamp(2, 1, 0));
    }

    @Test
    void first_wins_keeps_the_smaller_and_latest_wins_the_greater() {
        Stamp small = stamp(1, 1, 1);
        Stamp great = stamp(1, 1, 2);

        assertThat(RowOrder.replaces(MergeRule.FIRST_WINS, great, small)).isTrue();
        assertThat(RowOrder.replaces(MergeRule.FIRST_WINS, small, great)).isFalse();
        assertThat(RowOrder.replaces(MergeRule.LATEST_WINS, small, great)).isTrue();
        assertThat(RowOrder.replaces(MergeRule.LATEST_WINS, great, small)).isFalse();
    }

    @Test
    void the_epoch_weighs_more_than_the_version() {
        Stamp late = new Stamp(1, 9, 1, new byte[] {1});
        Stamp later = new Stamp(2, 3, 1, new byte[] {1});

        assertThat(RowOrder.replaces(MergeRule.OWNER_WRITES, late, later)).isTrue();
        assertThat(RowOrder.replaces(MergeRule.OWNER_WRITES, later, late)).isFalse();
    }

    @Test
    void a_row_never_replaces_itself_and_always_replaces_nothing() {
        for (MergeRule rule : MergeRule.values()) {
            assertThat(RowOrder.replaces(rule, stamp(1, 1, 1), stamp(1, 1, 1))).isFalse();
            assertThat(RowOrder.replaces(rule, null, stamp(1, 1, 1))).isTrue();
        }
    }

    @Test
    void of_each_key_one_row_wins_and_the_keys_are_in_order() {
        List<@Nullable Object[]> rows = List.of(
                text("c2", "en", "second", 1), text("c1", "zh-CN", "old", 5),
                text("c1", "zh-CN", "new", 6), text("c1", "en", "only", 1));

        assertThat(RowOrder.winners(TEXT, rows, 0)).extracting(row -> row[2]).containsExactly("only", "new", "second");
    }

    @Test
    void a_row_past_its_time_does_not_crowd_out_one_that_is_kept() {
        TableDescription vault = TableCatalog.standard().table("person_vault");
        @Nullable Object[] expired = {new byte[32], "k", "a", new byte[1], 10L, 1L, (short) 1, new byte[16]};
        @Nullable Object[] kept = {new byte[32], "k", "a", new byte[1], 11L, 2L, (short) 1, new byte[16]};

        assertThat(RowOrder.winners(vault, List.of(expired, kept), 10)).containsExactly(kept);
        assertThat(RowOrder.winners(vault, List.of(kept, expired), 10)).containsExactly(kept);
        assertThat(RowOrder.winners(vault, List.of(kept, expired), 9)).containsExactly(expired);
        assertThat(RowOrder.winners(vault, List.<@Nullable Object[]>of(expired), 10))
                .containsExactly(expired);
    }

    @Test
    void text_keys_sort_by_their_bytes_as_the_databases_do() {
        // In UTF-16 the surrogates of the second would come before the first.
        RowKey bmp = RowKey.of(TEXT, text("\uff5e", "en", "", 1));
        RowKey beyond = RowKey.of(TEXT, text("\ud83c\udf09", "en", "", 1));

        assertThat(Stream.of(beyond, bmp).sorted(Comparator.naturalOrder())).containsExactly(bmp, beyond);
    }

    @Test
    void keys_are_equal_by_their_values() {
        RowKey one = RowKey.of(TEXT, text("c1", "en", "a", 1));
        RowKey other = RowKey.of(TEXT, text("c1", "en", "b", 2));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualByComparingTo(other);
    }

    @Test
    void a_row_without_key_or_stamp_is_refused() {
        @Nullable Object[] row = new @Nullable Object[EVENT.columns().size()];

        assertThatThrownBy(() -> RowKey.of(EVENT, row)).hasMessageContaining("campaign_event.campaign_id");
        assertThatThrownBy(() -> EVENT.stamp(row)).hasMessageContaining("campaign_event");
    }
}
