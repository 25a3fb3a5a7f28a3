package io.anlan.replication.parking;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTextTest {
    @Test
    void every_row_is_read_back_as_it_was() {
        long seed = RandomRows.seed();
        for (TableDescription table : Rows.CATALOG.tables()) {
            for (@Nullable Object[] row : new RandomRows(table, seed).list(100)) {
                assertThat(RowText.row(table, RowText.payload(table, row)))
                        .describedAs("-Danlan.seed=%d", seed)
                        .isEqualTo(row);
            }
        }
    }

    @Test
    void the_key_is_told_without_the_rest() {
        assertThat(RowText.key(Rows.CAMPAIGN_TEXT, Rows.text("c1", "title", "summary", 1, 1)))
                .isEqualTo("c1 zh-CN");
    }
}
