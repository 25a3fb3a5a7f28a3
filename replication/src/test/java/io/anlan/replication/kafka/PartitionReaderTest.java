package io.anlan.replication.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.replication.apply.SourceEvent;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.kafka.Message.BatchEnd;
import io.anlan.replication.position.BrokerPoint;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.stage.Rows;
import org.junit.jupiter.api.Test;

class PartitionReaderTest {
    private static final MessageFormat FORMAT = new MessageFormat(Rows.CATALOG);
    private final PartitionReader reader =
            new PartitionReader(FORMAT, new BrokerPoint("t", 100, 5, new WalPoint(1_000, 1)));

    @Test
    void a_batch_that_is_whole_moves_the_point_behind_its_end() {
        assertThat(reader.read(100, row(1))).isInstanceOf(RowChanged.class);
        assertThat(reader.read(101, row(2))).isInstanceOf(RowChanged.class);

        assertThat(reader.read(102, end(6, 2, 2_000))).isEqualTo(ended(103, 6, 2_000));
    }

    @Test
    void a_batch_that_is_missing_is_a_loss() {
        assertThatThrownBy(() -> reader.read(100, end(7, 0, 2_000)))
                .isInstanceOf(BrokerLossException.class)
                .hasMessageContaining("batch 7 after batch 5");
    }

    @Test
    void a_batch_that_comes_twice_is_a_loss_too() {
        assertThatThrownBy(() -> reader.read(100, end(5, 0, 2_000))).isInstanceOf(BrokerLossException.class);
    }

    @Test
    void a_row_that_is_missing_is_a_loss() {
        assertThat(reader.read(100, row(1))).isNotNull();

        assertThatThrownBy(() -> reader.read(101, end(6, 2, 2_000)))
                .isInstanceOf(BrokerLossException.class)
                .hasMessageContaining("1 rows of batch 6");
    }

    @Test
    void a_place_shipped_again_does_not_take_the_point_back() {
        assertThat(reader.read(100, end(6, 0, 400))).isEqualTo(ended(101, 6, 1_000));
    }

    private static byte[] row(int person) {
        return FORMAT.row(new RowChanged(Rows.REGISTRATION, Rows.registration("c1", person, 1), 1, null));
    }

    private static byte[] end(long batch, int rows, long lsn) {
        return FORMAT.batchEnd(new BatchEnd(batch, rows, new WalPoint(lsn, 1)));
    }

    private static SourceEvent ended(long next, long batch, long lsn) {
        return new TransactionEnded(new BrokerPoint("t", next, batch, new WalPoint(lsn, 1)));
    }
}
