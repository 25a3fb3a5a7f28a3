package io.anlan.kernel.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowHashTest {
    private static final TableDescription TEXT = TableCatalog.standard().table("campaign_text");
    private static final TableDescription VAULT = TableCatalog.standard().table("person_vault");

    private static @Nullable Object[] text(String lang, String title) {
        return new @Nullable Object[] {"c1", lang, title, "一人一券 ~", 123_456_789_012_345L, 1, null};
    }

    private static @Nullable Object[] vault(@Nullable Long keepUntil) {
        byte[] person = new byte[32];
        for (int i = 0; i < person.length; i++) {
            person[i] = (byte) i;
        }
        return new @Nullable Object[] {
            person, "vault-1", "A256GCM", new byte[] {0, (byte) 0xff}, keepUntil, 5L, (short) 3, null
        };
    }

    private static String canonical(TableDescription table, @Nullable Object[] row) {
        return new String(RowHash.canonical(table, row), UTF_8);
    }

    private static String hash(TableDescription table, @Nullable Object[] row) {
        return HexFormat.of().formatHex(RowHash.of(table, row));
    }

    @Test
    void text_counts_in_bytes_and_numbers_are_decimal() {
        assertThat(canonical(TEXT, text("zh-CN", "安澜消费券")))
                .isEqualTo("2:c15:zh-CN15:安澜消费券14:一人一券 ~15:1234567890123451:1");
    }

    @Test
    void bytes_are_lower_case_hex_and_null_is_a_tilde() {
        assertThat(canonical(VAULT, vault(null))).endsWith("7:vault-17:A256GCM4:00ff~1:51:3");
        assertThat(canonical(VAULT, vault(-7L))).endsWith("4:00ff2:-71:51:3");
    }

    @Test
    void the_hash_is_the_one_another_implementation_computes() {
        assertThat(hash(TEXT, text("zh-CN", "安澜消费券"))).isEqualTo("2ff360cb423073c8ebc618f979cf398e");
        assertThat(hash(VAULT, vault(null))).isEqualTo("ab94314e6de0df63ca97a08998d6b14c");
    }

    @Test
    void what_stands_in_the_place_of_the_hash_does_not_matter() {
        @Nullable Object[] row = text("en", "Anlan");
        String before = hash(TEXT, row);

        row[6] = RowHash.of(TEXT, row);

        assertThat(hash(TEXT, row)).isEqualTo(before);
    }

    @Test
    void a_column_added_later_leaves_no_trace_while_it_is_null() throws IOException {
        TableDescription before = notes("");
        TableDescription after = notes("mood text?+, rank bigint?+, ");

        assertThat(canonical(after, new @Nullable Object[] {"n1", null, null, 5L, 1, null}))
                .isEqualTo(canonical(before, new @Nullable Object[] {"n1", 5L, 1, null}));
    }

    @Test
    void a_column_added_later_is_hashed_by_its_name_once_it_is_filled() throws IOException {
        TableDescription after = notes("mood text?+, rank bigint?+, ");

        assertThat(canonical(after, new @Nullable Object[] {"n1", "好", 7L, 5L, 1, null}))
                .isEqualTo("2:n11:51:1+mood:3:好+rank:1:7");
        assertThat(canonical(after, new @Nullable Object[] {"n1", null, 7L, 5L, 1, null}))
                .isEqualTo("2:n11:51:1+rank:1:7");
    }

    @Test
    void a_column_added_later_must_take_null() {
        assertThatThrownBy(() -> new Column("mood", ColumnType.TEXT, false, true))
                .hasMessageContaining("mood");
        assertThatThrownBy(() -> notes("mood text+, ")).hasMessageContaining("text+");
    }

    private static TableDescription notes(String added) throws IOException {
        String mapping = "tables = note\nnote.rule = LATEST_WINS\nnote.key = id\nnote.directions = SITE\n"
                + "note.columns = id text, " + added + "version bigint, writer smallint, row_hash bytes\n";
        return TableCatalog.load(new ByteArrayInputStream(mapping.getBytes(UTF_8)))
                .table("note");
    }

    @Test
    void a_number_hashes_alike_whatever_java_holds_it_in() {
        @Nullable Object[] row = text("en", "Anlan");
        String before = hash(TEXT, row);

        row[5] = (short) 1;

        assertThat(hash(TEXT, row)).isEqualTo(before);
    }

    @Test
    void moving_a_character_to_the_next_column_gives_another_hash() {
        assertThat(hash(TEXT, text("en", "1:a"))).isNotEqualTo(hash(TEXT, text("en1", ":a")));
    }

    @Test
    void a_null_and_a_tilde_are_different() {
        assertThat(canonical(TEXT, text("en", "~"))).contains("1:~");
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_without_showing_it() {
        @Nullable Object[] row = text("en", "Anlan");
        row[4] = "secret";

        assertThatThrownBy(() -> RowHash.of(TEXT, row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("campaign_text.version")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> RowHash.of(TEXT, new @Nullable Object[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
