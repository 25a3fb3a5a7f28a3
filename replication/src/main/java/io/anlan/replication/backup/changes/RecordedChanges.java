package io.anlan.replication.backup.changes;

import io.anlan.kernel.merge.TableCatalog;
import io.anlan.replication.backup.Changes;
import io.anlan.replication.backup.format.BadBackupException;
import io.anlan.replication.backup.format.ChangedRow;
import io.anlan.replication.backup.format.SegmentManifest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The rows of consecutive segments up to a moment; a step for each chunk. */
final class RecordedChanges implements Changes {
    private final List<Segment> segments;
    private final long toMicros;
    private final TableCatalog catalog;
    private final List<Step> steps = new ArrayList<>();

    private record Step(Segment segment, int chunk) {}

    /** @param segments at least one */
    RecordedChanges(List<Segment> segments, long toMicros, TableCatalog catalog) {
        this.segments = List.copyOf(segments);
        this.toMicros = toMicros;
        this.catalog = catalog;
        for (Segment segment : segments) {
            List<SegmentManifest.Chunk> chunks = segment.manifest().chunks();
            for (int chunk = 0; chunk < chunks.size(); chunk++) {
                if (chunks.get(chunk).firstMicros() <= toMicros) {
                    steps.add(new Step(segment, chunk));
                }
            }
        }
    }

    @Override
    public String id() {
        return last().sha256() + ' ' + reachesMicros();
    }

    @Override
    public long reachesMicros() {
        return Math.min(toMicros, last().manifest().until().micros());
    }

    @Override
    public String describe() {
        return " and " + segments.size() + " segments up to " + time(reachesMicros());
    }

    @Override
    public int steps() {
        return steps.size();
    }

    @Override
    public long rows(int step) {
        return steps.get(step)
                .segment()
                .manifest()
                .chunks()
                .get(steps.get(step).chunk())
                .rows();
    }

    /** Rows rise in time, so those up to the moment are all that was committed before the first that was later. */
    @Override
    public List<ChangedRow> read(int step) throws IOException, BadBackupException {
        return steps.get(step).segment().chunk(steps.get(step).chunk(), catalog).stream()
                .filter(row -> row.micros() <= toMicros)
                .toList();
    }

    /** A moment for people. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private Segment last() {
        return segments.get(segments.size() - 1);
    }
}
