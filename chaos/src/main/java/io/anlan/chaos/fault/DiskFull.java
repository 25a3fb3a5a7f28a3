package io.anlan.chaos.fault;

import io.anlan.local.Twin;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The disk of a database has no byte left; undone by taking away what filled it. */
final class DiskFull implements Fault {
    /** What ext4 may still give away in pieces. */
    private static final long NOTHING = 64 * 1024;

    private final Twin twin;
    private final String part;
    private final DataDisk data;
    private final LogTail log;

    DiskFull(Twin twin, String target) {
        this.twin = twin;
        this.part = target;
        this.data = new DataDisk(twin, target);
        this.log = new LogTail(twin.home().log(target));
    }

    @Override
    public void prepare() {
        data.lay();
    }

    @Override
    public void strike() {
        log.fromNow();
        data.disk().fill();
    }

    @Override
    public String bite() {
        try {
            boolean full = data.disk().freeBytes() < NOTHING;
            return full
                            && log.says("(?i)no space left|disk.{0,8}full|errno: 28")
                                    .isPresent()
                    ? "the disk of " + part + " is full, and its log says so"
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void undo() {
        try {
            data.disk().empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void awaitOver() {
        if (twin.pids(part).isEmpty()) {
            twin.start(part);
        }
        twin.awaitReady(part);
    }

    @Override
    public void tidy() {
        data.lift();
    }
}
