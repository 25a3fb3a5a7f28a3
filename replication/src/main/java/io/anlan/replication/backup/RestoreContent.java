package io.anlan.replication.backup;

import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.ChunkReader;
import io.anlan.replication.backup.format.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a restore brings: a whole backup, then what was committed after it. */
public final class RestoreContent {
    private final BackupReader whole;
    private final Changes changes;

    public RestoreContent(BackupReader whole, Changes changes) {
        this.whole = whole;
        this.changes = changes;
    }

    /** A whole backup alone. */
    public static RestoreContent of(BackupReader whole) {
        return new RestoreContent(whole, Changes.NONE);
    }

    Changes changes() {
        return changes;
    }

    /** The same for the same content. */
    String id() {
        Manifest manifest = whole.manifest();
        return manifest.id() + ' ' + manifest.key().salt() + (changes.id().isEmpty() ? "" : ' ' + changes.id());
    }

    /** The moment it brings back. */
    long micros() {
        return Math.max(whole.manifest().point().micros(), changes.reachesMicros());
    }

    /** For people. */
    String describe() {
        String store = whole.address().store().word();
        return "backup " + whole.manifest().id() + " of the " + store + " store" + changes.describe();
    }

    /** Chunks of the backup, then steps of the changes. */
    int steps() {
        return chunks() + changes.steps();
    }

    /** About how many rows the steps from this one on bring. */
    long rowsFrom(int first) {
        return IntStream.range(first, steps()).mapToLong(this::rows).sum();
    }

    /** About how many rows a step brings. */
    long rows(int step) {
        return step < chunks() ? whole.manifest().chunks().get(step).rows() : changes.rows(step - chunks());
    }

    /** Reads everything once and believes it or not. */
    Expectation check(Progress progress, long nowMicros) throws IOException, BadBackupException {
        Expectation due = new Expectation(nowMicros);
        progress.step("checks what was committed after the backup", 0);
        for (int step = 0; step < changes.steps(); step++) {
            for (ChangedRow row : changes.read(step)) {
                due.change(row.table(), row.values());
            }
            progress.treated(changes.rows(step), 0);
        }
        whole.check(progress, due::add);
        return due.whole();
    }

    /** The rows of a step, by table. */
    Map<TableDescription, List<@Nullable Object[]>> read(int step) throws IOException, BadBackupException {
        if (step < chunks()) {
            ChunkReader chunk = whole.chunk(step);
            return Map.of(chunk.table(), chunk.rows());
        }
        Map<TableDescription, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        for (ChangedRow row : changes.read(step - chunks())) {
            rows.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row.values());
        }
        return rows;
    }

    private int chunks() {
        return whole.manifest().chunks().size();
    }
}
