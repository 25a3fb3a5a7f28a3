package io.anlan.kernel.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableCatalogTest {
    private static final TableCatalog STANDARD = TableCatalog.standard();
    private static final String PLACE = """
            tables = place
            place.rule = LATEST_WINS
            place.key = place_id
            place.directions = SITE
            place.columns = place_id text, name text?, version bigint, writer smallint, row_hash bytes
            """;

    private static TableCatalog read(String text) throws IOException {
        return TableCatalog.load(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void the_tables_of_the_product_are_these_in_this_order() {
        assertThat(STANDARD.tables())
                .extracting(TableDescription::name)
                .containsExactly(
                        "campaign",
                        "campaign_text",
                        "campaign_event",
                        "close_marker",
                        "person_vault",
                        "registration",
                        "determination",
                        "quota",
                        "quota_notice",
                        "quota_move",
                        "claim",
                        "seat_end");
    }

    @Test
    void only_words_may_be_edited() {
        Map<String, MergeRule> rules =
                STANDARD.tables().stream().collect(Collectors.toMap(TableDescription::name, TableDescription::rule));

        assertThat(rules).containsEntry("campaign_text", MergeRule.LATEST_WINS);
        assertThat(rules.values())
                .filteredOn(rule -> rule == MergeRule.LATEST_WINS)
                .hasSize(1);
    }

    @Test
    void an_acceptance_is_keyed_by_campaign_person_and_site() {
        TableDescription registration = STANDARD.table("registration");

        assertThat(registration.key()).containsExactly("campaign_id", "person_key", "site");
        assertThat(registration.directions()).containsExactlyInAnyOrder(Direction.SITE, Direction.PLATFORM);
        assertThat(registration.columns()).contains(new Column("keep_until", ColumnType.BIGINT, true));
        assertThat(registration.expires()).isTrue();
    }

    @Test
    void what_is_kept_for_good_does_not_expire() {
        assertThat(STANDARD.table("campaign").expires()).isFalse();
    }

    @Test
    void a_mapping_file_is_read_as_it_says() throws IOException {
        TableDescription place = read(PLACE).table("place");

        assertThat(place.columns()).contains(new Column("name", ColumnType.TEXT, true));
        assertThat(place.columns()).contains(new Column("place_id", ColumnType.TEXT, false));
        assertThat(place.index("version")).isEqualTo(2);
    }

    @Test
    void a_wrong_mapping_file_stops_the_start() {
        assertRefused("LATEST_WINS", "NEWEST", "NEWEST");
        assertRefused("name text?", "name clob", "clob");
        assertRefused("name text?", "name", "name");
        assertRefused("place.directions = SITE", "", "place.directions");
        assertRefused("place.key = place_id", "place.key = nowhere", "nowhere");
        assertRefused("place.key = place_id", "place.key = name", "name");
        assertRefused("version bigint, ", "", "version");
        assertRefused("writer smallint", "writer bigint", "writer");
        assertRefused("name text?", "place_id text", "repeated");
        assertRefused("name text?", "keep_until bigint", "keep_until");
        assertRefused("name text?", "Name; text", "Name;");
        assertRefused("LATEST_WINS", "OWNER_WRITES", "epoch");
        assertRefused("place.directions = SITE", "place.directions = REGISTRATION", "FIRST_WINS");
    }

    private static void assertRefused(String right, String wrong, String named) {
        String text = PLACE.replace(right, wrong);
        assertThat(text).isNotEqualTo(PLACE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void a_table_nobody_knows_is_refused_by_name() {
        assertThatThrownBy(() -> STANDARD.table("voucher")).hasMessageContaining("voucher");
        assertThatThrownBy(() -> STANDARD.table("campaign").index("colour")).hasMessageContaining("colour");
    }
}
