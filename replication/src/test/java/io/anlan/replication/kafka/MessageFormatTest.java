package io.anlan.replication.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.kafka.Message.BatchEnd;
import io.anlan.replication.kafka.Message.Row;
import io.anlan.replication.position.BinlogPoint;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.GtidPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.stage.Coupons;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
    private static final MessageFormat FORMAT = new MessageFormat(Rows.CATALOG);

    @Test
    void every_row_of_every_table_is_read_as_it_was_written() {
        long seed = RandomRows.seed();
        for (TableDescription table : Rows.CATALOG.tables()) {
            for (@Nullable Object[] values : new RandomRows(table, seed).list(200)) {
                RowChanged change = new RowChanged(table, values, 77, null);

                RowChanged read = ((Row) FORMAT.read(FORMAT.row(change))).change();

                assertThat(read.table()).isSameAs(table);
                assertThat(read.position()).isEqualTo(77);
                assertThat(read.defect()).isNull();
                assertThat(Arrays.deepEquals(read.values(), values))
                        .describedAs("seed %s, %s", seed, table.name())
                        .isTrue();
            }
        }
    }

    @Test
    void what_is_wrong_with_a_row_travels_with_it() {
        @Nullable Object[] values = Rows.text("c1", "t", "s", 1, 1);
        values[Rows.CAMPAIGN_TEXT.index("summary")] = null;

        RowChanged read = ((Row)
                        FORMAT.read(FORMAT.row(new RowChanged(Rows.CAMPAIGN_TEXT, values, 1, "summary was not sent"))))
                .change();

        assertThat(read.defect()).isEqualTo("summary was not sent");
        assertThat(read.values()).isEqualTo(values);
    }

    @Test
    void the_end_of_a_batch_is_read_as_it_was_written() {
        BatchEnd wal = new BatchEnd(7, 3, new WalPoint(4711, 5));
        BatchEnd binlog =
                new BatchEnd(8, 0, new BinlogPoint("binlog.000003", 99, GtidPosition.parse("1-1-17,71-1-9"), 5));

        assertThat(FORMAT.read(FORMAT.batchEnd(wal))).isEqualTo(wal);
        assertThat(FORMAT.read(FORMAT.batchEnd(binlog))).isEqualTo(binlog);
    }

    @Test
    void all_changes_of_a_row_have_one_key_and_other_rows_another() {
        byte[] first = key(Rows.text("c1", "one", "", 1, 1));

        assertThat(key(Rows.text("c1", "two", "", 2, 3))).isEqualTo(first);
        assertThat(key(Rows.text("c2", "one", "", 1, 1))).isNotEqualTo(first);
    }

    @Test
    void what_cannot_be_read_counts_as_lost() {
        byte[] row = FORMAT.row(new RowChanged(Rows.CAMPAIGN_TEXT, Rows.text("c1", "t", "s", 1, 1), 1, null));
        byte[] other = row.clone();
        other[0]++;

        assertLost(other);
        assertLost(Arrays.copyOf(row, row.length - 3));
        assertLost(new byte[0]);
        assertLost(new MessageFormat(Coupons.CATALOG)
                .row(new RowChanged(Coupons.TABLE, Coupons.coupon("c", "no", 1, 1, 1), 1, null)));
    }

    @Test
    void a_table_with_another_column_is_not_read_as_the_one_it_was() {
        TableDescription now = Coupons.TABLE;
        TableCatalog before = Coupons.catalogWith("coupon_id text, used text, note text?, epoch bigint, version bigint,"
                + " writer smallint, row_hash bytes");
        RowChanged change = new RowChanged(
                before.table("coupon"),
                new @Nullable Object[] {"c", "no", null, 1L, 1L, (short) 1, new byte[16]},
                1,
                null);

        assertThat(now.columns()).hasSize(6);
        assertThatThrownBy(() -> new MessageFormat(Coupons.CATALOG).read(new MessageFormat(before).row(change)))
                .isInstanceOf(BrokerLossException.class)
                .hasMessageContaining("other columns");
    }

    @Test
    void a_point_in_a_partition_is_kept_whole() {
        BrokerPoint point = new BrokerPoint("aZ-_9", 12, 34, new WalPoint(56, 78));

        assertThat(ResumePoint.parse(point.json())).isEqualTo(point);
        assertThat(point.mark()).isEqualTo(56);
    }

    private static byte[] key(@Nullable Object[] text) {
        return FORMAT.key(new RowChanged(Rows.CAMPAIGN_TEXT, text, 1, null));
    }

    private static void assertLost(byte[] message) {
        assertThatThrownBy(() -> FORMAT.read(message)).isInstanceOf(BrokerLossException.class);
    }
}
