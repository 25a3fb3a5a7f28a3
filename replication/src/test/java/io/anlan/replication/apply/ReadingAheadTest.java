package io.anlan.replication.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.local.process.Await;
import io.anlan.replication.position.LostHoldException;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.position.WalPoint;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingAheadTest {
    private final SlowTarget target = new SlowTarget();
    private final ReadingAhead ahead = new ReadingAhead(target, "a link");

    @Test
    void the_reader_goes_on_while_the_target_writes_and_the_order_stays() throws SQLException {
        ahead.begin();
        for (int i = 1; i <= 3; i++) {
            ahead.accept(batch(i));
        }
        assertThat(target.taken).isEmpty();

        target.may.release(3);
        ahead.close();

        assertThat(target.taken).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_was_taken_is_in_the_target_when_it_is_closed() throws SQLException {
        ahead.begin();
        for (int i = 1; i <= 3; i++) {
            ahead.accept(batch(i));
        }
        Thread closing = Thread.currentThread();
        Thread slowly = new Thread(() -> {
            target.may.release(2);
            Await.that("only the last is waited for", Duration.ofSeconds(20))
                    .until(() -> target.taken.size() == 2 && closing.getState() == Thread.State.TIMED_WAITING);
            target.may.release();
        });

        slowly.start();
        ahead.close();

        assertThat(target.taken).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_the_target_refuses_reaches_the_reader_and_nothing_later_is_written() throws SQLException {
        target.failure = new SQLException("refused", "57P01");
        target.may.release(100);
        ahead.begin();
        ahead.accept(batch(1));

        assertThatThrownBy(() -> {
                    for (int i = 2; i < 1_000; i++) {
                        ahead.accept(batch(i));
                    }
                })
                .isSameAs(target.failure);
        assertThatThrownBy(() -> ahead.tick(0)).isSameAs(target.failure);
        ahead.close();

        assertThat(target.taken).isEmpty();
    }

    @Test
    void a_lost_hold_stays_a_lost_hold() throws SQLException {
        target.broken = new LostHoldException("a link");
        target.may.release(100);
        ahead.begin();
        ahead.accept(batch(1));

        Await.that("the loss is told", Duration.ofSeconds(20)).until(() -> {
            try {
                ahead.tick(0);
                return false;
            } catch (LostHoldException lost) {
                return true;
            } catch (SQLException other) {
                return false;
            }
        });
        ahead.close();
    }

    @Test
    void an_error_of_the_machine_reaches_the_reader() throws SQLException {
        target.error = new LinkageError("half of the program is missing");
        target.may.release(100);
        ahead.begin();
        ahead.accept(batch(1));

        assertThatThrownBy(() -> {
                    for (int i = 2; i < 1_000; i++) {
                        ahead.accept(batch(i));
                    }
                })
                .hasRootCause(target.error);
        ahead.close();
    }

    private static List<SourceEvent> batch(long number) {
        return List.of(new SourceEvent.TransactionEnded(new WalPoint(number, 0)));
    }

    /** Takes a batch whenever it may. */
    private static final class SlowTarget implements Transport {
        private final Semaphore may = new Semaphore(0);
        private final List<Long> taken = new CopyOnWriteArrayList<>();
        private volatile @Nullable SQLException failure;
        private volatile @Nullable RuntimeException broken;
        private volatile @Nullable Error error;

        @Override
        public void begin() {
            // Nothing waits aside.
        }

        @Override
        public void accept(List<SourceEvent> events) throws SQLException {
            may.acquireUninterruptibly();
            if (failure != null) {
                throw failure;
            }
            if (broken != null) {
                throw broken;
            }
            if (error != null) {
                throw error;
            }
            taken.add(((SourceEvent.TransactionEnded) events.get(0)).at().mark());
        }

        @Override
        public ResumePoint resume() {
            return new WalPoint(0, 0);
        }

        @Override
        public List<String> definitions() {
            return List.of();
        }

        @Override
        public void define(String line) {
            // Not asked for here.
        }

        @Override
        public void tick(long idleNanos) {
            // Always alive.
        }

        @Override
        public int retryParked() {
            return 0;
        }
    }
}
