package io.anlan.kernel.merge;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.SimulatedDatabase.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Four databases, four nodes and two platform systems in one thread, driven by a seed. Clocks are wrong and step, nodes
 * restart, databases are lost; every row reaches every database in any order and any number of times. In the end all must
 * hold the same bytes.
 */
final class MergeSimulation {
    private static final int STEPS = 150;
    private static final int KEYS = 2;
    private static final long START_MILLIS = 1_795_000_000_000L;
    private static final TableDescription COUPON = new TableDescription(
            "coupon",
            MergeRule.OWNER_WRITES,
            List.of("id"),
            List.of(
                    new Column("id", ColumnType.TEXT, false),
                    new Column("note", ColumnType.TEXT, false),
                    new Column(Column.EPOCH, ColumnType.BIGINT, false),
                    new Column(Column.VERSION, ColumnType.BIGINT, false),
                    new Column(Column.WRITER, ColumnType.SMALLINT, false),
                    new Column(Column.ROW_HASH, ColumnType.BYTES, false)),
            Set.of(Direction.SITE));
    private static final List<TableDescription> TABLES = Stream.concat(
                    Stream.of("campaign_text", "campaign_event", "person_vault").map(TableCatalog.standard()::table),
                    Stream.of(COUPON))
            .toList();

    private final Random random;
    private final SimulatedRules rules;
    private final List<SimulatedDatabase> databases = new ArrayList<>();
    private final List<SimulatedWriter> writers = new ArrayList<>();
    private final List<Write> written = new ArrayList<>();
    private long millis = START_MILLIS;
    private long lastEpoch;

    private MergeSimulation(long seed, SimulatedRules rules) {
        this.random = new Random(seed);
        this.rules = rules;
        for (SiteId site : SiteId.values()) {
            SimulatedDatabase postgres = new SimulatedDatabase(rules);
            SimulatedDatabase mariadb = new SimulatedDatabase(rules);
            databases.addAll(List.of(postgres, mariadb));
            writers.add(SimulatedWriter.node(postgres, site.registrationWriter()));
            writers.add(SimulatedWriter.node(postgres, site.registrationWriter()));
            writers.add(SimulatedWriter.platform(mariadb, site.platformWriter()));
        }
    }

    /** Runs a seed and says what went wrong, if anything did. */
    static Optional<String> run(long seed, SimulatedRules rules) {
        MergeSimulation simulation = new MergeSimulation(seed, rules);
        for (int step = 0; step < STEPS; step++) {
            @Nullable String finding = simulation.step();
            if (finding != null) {
                return Optional.of("seed " + seed + ", step " + step + ": " + finding);
            }
        }
        simulation.settle();
        return simulation.judge().map(finding -> "seed " + seed + ": " + finding);
    }

    private @Nullable String step() {
        millis += random.nextInt(4) / 3; // Mostly nothing: what happens in one millisecond is where ties come from.
        int dice = random.nextInt(100);
        if (dice < 50) {
            return write(any(writers));
        }
        if (dice < 90) {
            deliver(any(databases));
        } else if (dice < 93) {
            any(databases).purge(nowMicros());
        } else if (dice < 95) {
            any(databases).lose();
        } else if (dice < 97) {
            // The right moves; who had it does not know, and goes on writing under the old epoch.
            any(writers).grant(++lastEpoch);
        } else {
            SimulatedWriter writer = any(writers);
            writer.skew(random.nextInt(3) == 0 ? random.nextInt(20_000) - 10_000 : random.nextInt(3) - 1);
            if (random.nextBoolean()) {
                writer.restart();
            }
        }
        return null;
    }

    /** Writes as the product does: what is added once only where it is not yet there, the rest by a rising version. */
    private @Nullable String write(SimulatedWriter writer) {
        TableDescription table = any(TABLES);
        @Nullable Object[] row = content(table);
        RowKey key = RowKey.of(table, row);
        @Nullable Write existing = writer.home().find(table, key);
        if (existing != null && table.rule() == MergeRule.FIRST_WINS) {
            return null;
        }
        if (table.rule() == MergeRule.OWNER_WRITES && !owns(writer, existing)) {
            return null;
        }
        long now = writer.now(millis);
        long version = existing == null
                ? now
                : rules.overwrite().applyAsLong(now, existing.stamp().version());
        if (table.rule() == MergeRule.OWNER_WRITES) {
            row[table.index(Column.EPOCH)] = writer.epoch();
        }
        row[table.index(Column.VERSION)] = version;
        row[table.index(Column.WRITER)] = (short) writer.number();
        row[table.index(Column.ROW_HASH)] = RowHash.of(table, row);
        Write write = new Write(table, row);
        writer.home().apply(write, nowMicros());
        written.add(write);
        boolean held = write.equals(writer.home().find(table, key));
        return held || write.expired(nowMicros()) ? null : "an acknowledged write was dropped where it was made";
    }

    /** Whether the writer ever had the right, and its own database does not tell it that it has moved on. */
    private static boolean owns(SimulatedWriter writer, @Nullable Write existing) {
        return writer.epoch() > 0 && (existing == null || existing.stamp().epoch() <= writer.epoch());
    }

    private void deliver(SimulatedDatabase database) {
        if (written.isEmpty()) {
            return;
        }
        List<Write> batch = List.of(any(written), any(written), any(written));
        apply(database, batch);
        writers.stream()
                .filter(writer -> writer.isNode() && writer.home() == database)
                .forEach(node ->
                        batch.forEach(write -> node.observe(write.stamp().version(), millis)));
    }

    /** Applies a batch as a link does, each key once. */
    private void apply(SimulatedDatabase database, List<Write> batch) {
        for (TableDescription table : TABLES) {
            List<@Nullable Object[]> rows = batch.stream()
                    .filter(write -> write.table().equals(table))
                    .map(Write::row)
                    .toList();
            RowOrder.winners(table, rows, nowMicros())
                    .forEach(row -> database.apply(new Write(table, row), nowMicros()));
        }
    }

    /** Retention runs, then whatever was delivered or not is delivered again, to each database in an order of its own. */
    private void settle() {
        millis += 100;
        for (SimulatedDatabase database : databases) {
            database.purge(nowMicros());
            List<Write> late = new ArrayList<>(written);
            late.addAll(written.subList(0, written.size() / 2));
            Collections.shuffle(late, random);
            for (int from = 0; from < late.size(); from += 5) {
                apply(database, late.subList(from, Math.min(from + 5, late.size())));
            }
        }
    }

    private Optional<String> judge() {
        if (databases.stream().map(SimulatedDatabase::content).distinct().count() > 1) {
            return Optional.of("the databases differ");
        }
        if (databases.stream().anyMatch(database -> database.holdsExpired(nowMicros()))) {
            return Optional.of("a row past its time came back");
        }
        return written.stream()
                .filter(write -> !write.expired(nowMicros()) && beats(write))
                .findFirst()
                .map(write -> "a row of " + write.table().name() + " that should have won did not");
    }

    /** Whether a row written beats the one held, by an order spelled out as text that shares no code with the product. */
    private boolean beats(Write write) {
        @Nullable Write held = databases.get(0).find(write.table(), write.key());
        int order = held == null ? 0 : spelled(write).compareTo(spelled(held));
        return held == null || (write.table().rule() == MergeRule.FIRST_WINS ? order < 0 : order > 0);
    }

    private static String spelled(Write write) {
        Stamp stamp = write.stamp();
        String hash = HexFormat.of().formatHex(stamp.rowHash());
        @Nullable
        Object epoch = write.table().rule() == MergeRule.OWNER_WRITES
                ? write.row()[write.table().index(Column.EPOCH)]
                : null;
        long weight = epoch instanceof Number number ? number.longValue() : 0;
        return String.format(Locale.ROOT, "%020d %020d %05d %s", weight, stamp.version(), stamp.writer(), hash);
    }

    private @Nullable Object[] content(TableDescription table) {
        int key = random.nextInt(KEYS);
        @Nullable Object[] row = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < row.length; i++) {
            Column column = table.columns().get(i);
            int value = table.key().contains(column.name()) ? key : random.nextInt(4);
            row[i] = switch (column.type()) {
                case TEXT -> "text " + value;
                case BYTES -> new byte[] {(byte) value};
                case SMALLINT -> (short) value;
                case BIGINT -> column.nullable() ? keepUntil() : Long.valueOf(value);
            };
        }
        return row;
    }

    private @Nullable Long keepUntil() {
        return random.nextInt(4) == 0 ? null : nowMicros() + 1_000L * random.nextInt(150);
    }

    private long nowMicros() {
        return millis * 1_000;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
