package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule about replicated tables finds what was planted against it, on either engine. */
class TablesTeethTest {
    private static final List<MappedTable> SEAT = List.of(
            new MappedTable("seat", "FIRST_WINS", List.of("hall", "place"), List.of("hall", "place", "version")));
    private static final String GOOD =
            "create table seat (hall varchar(40), place decimal(10,2), version bigint, primary key (hall, place));";

    @TempDir
    Path folder;

    @Test
    void a_mapping_file_is_read_as_it_is_written() {
        new Planted(folder)
                .file(
                        "tables.properties",
                        "tables = seat",
                        "seat.rule = FIRST_WINS",
                        "seat.key = hall, place",
                        "seat.columns = hall text, place smallint, \\",
                        "    version bigint?");

        assertThat(MappedTable.of(folder.resolve("tables.properties"))).isEqualTo(SEAT);
    }

    @Test
    void a_state_that_merges_is_found() {
        List<MappedTable> tables = List.of(
                new MappedTable("a", "LATEST_WINS", List.of("id"), List.of("id", "state")),
                new MappedTable("b", "FIRST_WINS", List.of("id"), List.of("id", "status")),
                new MappedTable("c", "OWNER_WRITES", List.of("id"), List.of("id", "state")));

        assertThat(TableRules.statesThatMerge(tables)).hasSize(2);
    }

    @Test
    void a_table_without_rule_or_key_is_found() {
        List<MappedTable> tables = List.of(
                new MappedTable("a", "none", List.of("id"), List.of("id")),
                new MappedTable("b", "FIRST_WINS", List.of(), List.of("id")));

        assertThat(TableRules.tablesWithoutRule(tables)).hasSize(2);
    }

    @Test
    void a_decent_table_passes_in_the_words_of_either_engine() {
        assertThat(TableRules.violations(SEAT, GOOD)).isEmpty();
        assertThat(TableRules.violations(SEAT, """
                -- unique, references: words in a comment say nothing
                CREATE TABLE IF NOT EXISTS `seat` (
                    `hall` VARCHAR(40) NOT NULL, `place` INT, `version` BIGINT,
                    PRIMARY KEY (`hall`, `place`), KEY by_place (`place`)
                ) ENGINE=InnoDB;
                """)).isEmpty();
    }

    @Test
    void a_second_unique_key_is_found_wherever_it_is_made() {
        assertThat(broken(GOOD.replace("version bigint", "version bigint unique")))
                .contains("and has 2");
        assertThat(broken(GOOD + " create unique index by_place on seat (place);"))
                .contains("and has 2");
        assertThat(broken(GOOD + " alter table seat add constraint one unique (place);"))
                .contains("and has 2");
    }

    @Test
    void another_key_than_the_merge_key_is_found() {
        assertThat(broken(GOOD.replace("(hall, place)", "(hall)"))).contains("its merge key (hall,place), and has 1");
    }

    @Test
    void a_foreign_key_is_found_wherever_it_is_made() {
        assertThat(broken(GOOD.replace("varchar(40)", "varchar(40) references hall")))
                .contains("foreign key");
        assertThat(broken(GOOD + " alter table seat add constraint f foreign key (hall) references hall (id);"))
                .contains("foreign key");
    }

    @Test
    void an_id_drawn_from_a_sequence_is_found() {
        assertThat(broken(GOOD.replace("version bigint", "version bigint auto_increment")))
                .contains("sequence");
        assertThat(broken(GOOD.replace("version bigint", "version bigserial"))).contains("sequence");
    }

    @Test
    void a_column_that_only_one_side_knows_is_found() {
        assertThat(broken(GOOD.replace("version bigint,", ""))).contains("has columns [hall, place]");
        assertThat(broken(GOOD + " alter table seat add column row smallint;")).contains("version, row]");
        assertThat(broken("create table chair (hall text);")).contains("mapped and not created");
    }

    private static String broken(String sql) {
        List<String> findings = TableRules.violations(SEAT, sql);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
