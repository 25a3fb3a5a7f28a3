package io.anlan.replication.apply;

import io.anlan.replication.apply.SourceEvent.Heartbeat;
import io.anlan.replication.apply.SourceEvent.RowChanged;
import io.anlan.replication.apply.SourceEvent.TransactionEnded;
import io.anlan.replication.position.ResumePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the stream of events into chunks that end where a source transaction ends: two rows that were written together
 * never stand apart at the target. Only a transaction larger than a limit is brought in pieces.
 *
 * <p>The position of a chunk is the end of the last transaction told whole. It is never the place of a row: rows of
 * open transactions stand below it, and what resumes there would miss them.
 */
public final class TransactionAssembler {
    private final int rowsMax;
    private final List<RowChanged> complete = new ArrayList<>();
    private final List<RowChanged> open = new ArrayList<>();
    private ResumePoint at;
    private boolean moved;

    public TransactionAssembler(int rowsMax, ResumePoint at) {
        this.rowsMax = rowsMax;
        this.at = at;
    }

    /** Takes what the source told next. */
    public void add(SourceEvent event) {
        if (event instanceof RowChanged row) {
            open.add(row);
        } else if (event instanceof TransactionEnded end) {
            complete.addAll(open);
            open.clear();
            move(end.at());
        } else if (event instanceof Heartbeat beat && open.isEmpty()) {
            move(beat.at());
        }
    }

    /** What may be applied now; afterwards the assembler holds only rows whose transaction is not told whole. */
    public Optional<Chunk> take() {
        boolean tooLarge = open.size() > rowsMax;
        if (!moved && !tooLarge) {
            return Optional.empty();
        }
        List<RowChanged> rows = new ArrayList<>(complete);
        complete.clear();
        if (tooLarge) {
            rows.addAll(open);
            open.clear();
        }
        moved = false;
        return Optional.of(new Chunk(rows, at));
    }

    /** How many rows wait here. */
    public int rows() {
        return complete.size() + open.size();
    }

    private void move(ResumePoint to) {
        if (to.mark() >= at.mark()) {
            at = to;
        }
        moved = true;
    }
}
