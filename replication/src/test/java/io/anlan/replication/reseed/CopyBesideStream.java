package io.anlan.replication.reseed;

import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.Column;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.reconcile.Place;
import io.anlan.replication.stage.RandomRows;
import io.anlan.replication.stage.Rows;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One table copied beside its stream, driven by a seed: writers at the source, a stream that may be late and tells things
 * twice, clocks that differ, retention at both ends, and kills between any two things the copy does.
 */
final class CopyBesideStream {
    /** Rules a test may break, to see that it would be found. */
    enum Broken {
        /** None is. */
        NOTHING,
        /** What is written while the copy runs is in no stream. */
        LATE_STREAM,
        /** The copy writes rows as they are, past the guard. */
        UNGUARDED
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Random random;
    private final Broken broken;
    private final TableDescription table;
    private final RandomRows made;
    private final SimulatedTable source;
    private final SimulatedTable target;
    private final Deque<@Nullable Object[]> stream = new ArrayDeque<>();
    private CopyLedger.Reached noted = CopyLedger.Reached.NOTHING;
    private boolean streaming;
    private boolean copying;
    private int kills;

    private CopyBesideStream(TableDescription table, long seed, Broken broken) {
        this.random = new Random(seed);
        this.broken = broken;
        this.table = table;
        this.made = new RandomRows(table, seed);
        long begin = RandomRows.NOW_MICROS - 3;
        this.source = new SimulatedTable(table, begin, this::meanwhile);
        this.target = new SimulatedTable(table, begin - 1 + random.nextInt(3), this::meanwhile);
        target.guarded(broken != Broken.UNGUARDED);
    }

    /** Runs a seed; what went wrong, if anything did. */
    static Optional<String> run(TableDescription table, long seed, Broken broken) {
        return new CopyBesideStream(table, seed, broken)
                .run()
                .map(finding -> table.name() + ", seed " + seed + ": " + finding);
    }

    private Optional<String> run() {
        for (int before = random.nextInt(12); before > 0; before--) {
            boolean unused = source.put(row());
        }
        streaming = broken != Broken.LATE_STREAM;
        copying = true;
        while (!copied()) {
            kills++;
        }
        copying = false;
        streaming = true;
        while (!stream.isEmpty()) {
            deliver();
        }
        return judge();
    }

    /** Goes on with the copy; false if it was killed on its way. */
    private boolean copied() {
        Ticker ticker = new Ticker() {
            @Override
            public long wallMillis() {
                return target.nowMicros() / 1_000;
            }

            @Override
            public long wallMicros() {
                return target.nowMicros();
            }

            @Override
            public long monotonicNanos() {
                return 0;
            }
        };
        CopyPace pace = new CopyPace(Long.MAX_VALUE, ticker, rows -> {}, new CountDownLatch(1));
        try {
            return new RangeCopy(source, target, new Ledger(), ticker, pace, 1 + random.nextInt(3)).table(table);
        } catch (Killed killed) {
            return false;
        } catch (SQLException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Things that happen between any two steps of the copy. */
    private void meanwhile() {
        if (!copying) {
            return;
        }
        for (int things = random.nextInt(4); things > 0; things--) {
            switch (random.nextInt(6)) {
                case 0, 1 -> write();
                case 2 -> deliver();
                case 3 -> source.sweep();
                case 4 -> target.sweep();
                default -> {
                    source.clock(source.nowMicros() + random.nextInt(2));
                    target.clock(target.nowMicros() + random.nextInt(2));
                }
            }
        }
        if (kills < 5 && random.nextInt(8) == 0) {
            throw new Killed();
        }
    }

    /** All rows of a key end at the same time: when a row ends is a matter of what it is about, not of its version. */
    private @Nullable Object[] row() {
        @Nullable Object[] row = made.list(1).get(0);
        if (table.expires()) {
            int spread = Math.floorMod(Place.of(table, row).hash().hashCode(), 7);
            row[table.index(Column.KEEP_UNTIL)] = spread == 0 ? null : Long.valueOf(RandomRows.NOW_MICROS - 4 + spread);
        }
        return Rows.hashed(table, row);
    }

    private void write() {
        @Nullable Object[] row = row();
        if (source.put(row) && streaming) {
            stream.add(row);
        }
    }

    private void deliver() {
        if (!stream.isEmpty()) {
            boolean unused = target.put(stream.peek());
            if (random.nextInt(4) > 0) {
                stream.remove();
            }
        }
    }

    private Optional<String> judge() {
        long late = Math.max(source.nowMicros(), target.nowMicros());
        for (SimulatedTable one : List.of(source, target)) {
            one.clock(late);
            one.sweep();
        }
        return source.content().equals(target.content())
                ? Optional.empty()
                : Optional.of("the source ends with " + source.content() + ", the target with " + target.content());
    }

    private final class Ledger implements CopyLedger {
        @Override
        public Reached of(TableDescription of) {
            return noted;
        }

        @Override
        public void note(TableDescription of, Reached reached) {
            noted = reached;
            meanwhile();
        }
    }
}
