package io.anlan.replication.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.stage.Rows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowGroupsTest {
    @Test
    void the_winner_of_each_key_stands_for_all_its_changes() {
        Map<TableDescription, List<@Nullable Object[]>> groups = RowGroups.winners(
                List.of(text("old", 10), text("new", 12), text("middle", 11), registration(2), registration(1)), 0);

        assertThat(groups.keySet()).containsExactly(Rows.CAMPAIGN_TEXT, Rows.REGISTRATION);
        assertThat(groups.get(Rows.CAMPAIGN_TEXT)).extracting(row -> row[2]).containsExactly("new");
        assertThat(groups.get(Rows.REGISTRATION)).extracting(row -> row[3]).containsExactly("R1", "R2");
    }

    @Test
    void rows_with_a_defect_are_left_to_parking() {
        RowChanged bad = new RowChanged(Rows.REGISTRATION, Rows.registration("c", 1, 1), 1, "wrong");

        assertThat(RowGroups.winners(List.of(bad), 0)).isEmpty();
    }

    private static RowChanged text(String title, long version) {
        return new RowChanged(Rows.CAMPAIGN_TEXT, Rows.text("c", title, "", version, 1), 1, null);
    }

    private static RowChanged registration(int person) {
        return new RowChanged(Rows.REGISTRATION, Rows.registration("c", person, 1), 1, null);
    }
}
