package io.anlan.replication.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.replication.apply.SourceEvent.Heartbeat;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.position.WalPoint;
import io.anlan.replication.stage.Rows;
import org.junit.jupiter.api.Test;

class TransactionAssemblerTest {
    private final TransactionAssembler assembler = new TransactionAssembler(3, new WalPoint(10, 1));

    @Test
    void rows_wait_for_the_end_of_their_transaction() {
        assembler.add(row(1));
        assertThat(assembler.take()).isEmpty();

        assembler.add(new TransactionEnded(new WalPoint(20, 5)));

        assertThat(assembler.take()).hasValueSatisfying(chunk -> {
            assertThat(chunk.rows()).hasSize(1);
            assertThat(chunk.at().mark()).isEqualTo(20);
        });
        assertThat(assembler.take()).isEmpty();
    }

    @Test
    void a_chunk_never_ends_inside_a_transaction() {
        assembler.add(row(1));
        assembler.add(new TransactionEnded(new WalPoint(20, 5)));
        assembler.add(row(2));

        assertThat(assembler.take()).hasValueSatisfying(chunk -> {
            assertThat(chunk.rows()).hasSize(1);
            assertThat(chunk.at().mark()).isEqualTo(20);
        });

        assembler.add(new TransactionEnded(new WalPoint(30, 6)));
        assertThat(assembler.take())
                .hasValueSatisfying(chunk -> assertThat(chunk.at().mark()).isEqualTo(30));
    }

    @Test
    void a_heartbeat_moves_the_position_between_transactions() {
        assembler.add(new Heartbeat(new WalPoint(40, 7)));

        assertThat(assembler.take()).hasValueSatisfying(chunk -> {
            assertThat(chunk.rows()).isEmpty();
            assertThat(chunk.at().mark()).isEqualTo(40);
        });
    }

    @Test
    void a_heartbeat_amid_a_transaction_moves_nothing() {
        assembler.add(row(1));
        assembler.add(new Heartbeat(new WalPoint(40, 7)));

        assertThat(assembler.take()).isEmpty();
    }

    @Test
    void a_transaction_that_is_too_large_is_cut_without_moving_the_position() {
        for (int i = 0; i < 4; i++) {
            assembler.add(row(i));
        }

        assertThat(assembler.take()).hasValueSatisfying(chunk -> {
            assertThat(chunk.rows()).hasSize(4);
            assertThat(chunk.at().mark()).isEqualTo(10);
        });

        assembler.add(new TransactionEnded(new WalPoint(20, 5)));
        assertThat(assembler.take())
                .hasValueSatisfying(chunk -> assertThat(chunk.at().mark()).isEqualTo(20));
    }

    @Test
    void a_row_before_the_position_is_applied_all_the_same() {
        assembler.add(new Heartbeat(new WalPoint(40, 7)));
        assembler.add(row(15));
        assembler.add(new TransactionEnded(new WalPoint(50, 8)));

        assertThat(assembler.take())
                .hasValueSatisfying(chunk -> assertThat(chunk.rows()).hasSize(1));
    }

    private static RowChanged row(long position) {
        return new RowChanged(Rows.REGISTRATION, Rows.registration("c", (int) position, 1), position, null);
    }
}
